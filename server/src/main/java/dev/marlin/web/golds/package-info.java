/** Gold tasks as pages, for managers alone. */
@NullMarked
package dev.marlin.web.golds;

import org.jspecify.annotations.NullMarked;
