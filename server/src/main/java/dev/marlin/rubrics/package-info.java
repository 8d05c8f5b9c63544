/** Rubrics and their published versions; a judgement without a version does not exist. */
@NullMarked
package dev.marlin.rubrics;

import org.jspecify.annotations.NullMarked;
