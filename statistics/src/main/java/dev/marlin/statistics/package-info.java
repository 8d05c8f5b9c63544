/** Ranking, agreement and intervals for pairwise judgements: pure functions over small records. */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics;
