/**
 * Annotators: how far a person's verdicts can be believed, and rankings that know it.
 *
 * <p>Owns Crowd-BT (a reliability per person inside the ranking), each person's pull towards a side, and shares shrunk
 * towards what people are usually like. The doors are {@code CrowdRanking.rank}, {@code SideBias.of} and
 * {@code ShrunkShares.of}.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking.annotator;
