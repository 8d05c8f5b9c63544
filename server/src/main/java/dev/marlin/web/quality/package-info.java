/** Quality as pages: one's own, and for managers everybody's under pseudonyms. */
@NullMarked
package dev.marlin.web.quality;

import org.jspecify.annotations.NullMarked;
