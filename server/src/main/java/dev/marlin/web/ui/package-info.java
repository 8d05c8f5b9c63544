/** Layout, page shell, error pages, forms: what every page shares. */
@NullMarked
package dev.marlin.web.ui;

import org.jspecify.annotations.NullMarked;
