package dev.marlin.statistics.agreement;

/**
 * One rater's category for one unit.
 *
 * @param unit what was rated, for example a comparison
 * @param category one of the table's categories
 */
public record Choice(String unit, String rater, String category) {}
