/** Datasets as pages: what was released, what was left out and why. */
@NullMarked
package dev.marlin.web.export;

import org.jspecify.annotations.NullMarked;
