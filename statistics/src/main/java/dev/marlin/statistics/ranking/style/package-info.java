/**
 * Style control: ratings with the pull of length, headings and the like taken out.
 *
 * <p>Owns Bradley–Terry with covariates of each comparison, its Newton fit on rows grouped by pair, and true refits on
 * resampled rows. Knows what a covariate is worth, not where it comes from. The door is {@code StyleControl.rank}.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking.style;
