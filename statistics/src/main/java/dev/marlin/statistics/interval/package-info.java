/**
 * Intervals: what may be said about a rate, a mean or a difference, given how little was seen.
 *
 * <p>Owns {@code Estimate} (a number never leaves this module without its interval and its count), the quantiles behind
 * it, the seeded draws of every bootstrap, and the rules for observations that come in clusters (several judgements of
 * one task are not several tasks). Knows nothing of agents, raters or battles.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.interval;
