/** Skills and availability as pages: one's own for everybody, all for those who confirm them. */
@NullMarked
package dev.marlin.web.experts;

import org.jspecify.annotations.NullMarked;
