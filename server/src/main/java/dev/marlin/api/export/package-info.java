/** Datasets for programs. */
@NullMarked
package dev.marlin.api.export;

import org.jspecify.annotations.NullMarked;
