package dev.marlin.quality;

/**
 * How well somebody judges.
 *
 * @param firstRound share of their submissions that was accepted at the first round
 * @param agreement share of their own verdicts, as author or reviewer, whose preference was the final one
 */
public record Quality(Share firstRound, Share agreement) {}
