/**
 * Criteria: one rating from verdicts on several criteria.
 *
 * <p>Owns the weighted sum of half-tie likelihoods over criteria (correctness, security, …) with a ridge. The door is
 * {@code CompositeRating.of}.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking.criteria;
