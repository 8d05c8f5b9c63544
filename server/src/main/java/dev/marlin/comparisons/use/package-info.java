/** Which judgements rest on which clause of a rubric: what the floor of rubrics asks of comparisons. */
@NullMarked
package dev.marlin.comparisons.use;

import org.jspecify.annotations.NullMarked;
