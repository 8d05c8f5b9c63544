/**
 * Qualifications: tests of what a rubric version means. Owns their texts, who wrote and who published them, and their
 * items; who takes them and how they fare is the floor above.
 */
@NullMarked
package dev.marlin.qualification;

import org.jspecify.annotations.NullMarked;
