package dev.marlin.comparisons;

import java.time.Instant;

/**
 * Proof that a submission has arrived and is kept.
 *
 * @param number short and random, as in {@code R-7Q4K-DX91}: for people to quote, tells no order
 * @param judgement the judgement of the whole that was submitted
 */
public record Receipt(String number, ComparisonId comparison, int round, JudgementId judgement, Instant at) {}
