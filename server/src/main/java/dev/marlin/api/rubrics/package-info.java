/** Rubrics for programs. */
@NullMarked
package dev.marlin.api.rubrics;

import org.jspecify.annotations.NullMarked;
