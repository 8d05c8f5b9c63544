/** The first page: what waits for you. */
@NullMarked
package dev.marlin.web.home;

import org.jspecify.annotations.NullMarked;
