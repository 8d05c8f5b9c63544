/**
 * Agreement: how far several raters of the same units say the same, beyond what chance would give.
 *
 * <p>Owns the rating table with its holes, percent agreement, Cohen's and Fleiss' kappa, Krippendorff's alpha, Gwet's
 * AC1 and AC2, their bootstrap over units, and the blinding index of guesses. The door is {@code Agreement}. A
 * coefficient that the data leave undefined is empty, never zero or one.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.agreement;
