/**
 * Counts: comparisons as columns of primitives, and what is left of them once they are counted.
 *
 * <p>Owns the outcome, the columns with their checks, the table of cells (pair, outcome, weight) with its number of rows,
 * and the shape of the comparison graph: who is linked to whom, and who never lost to whom. Knows no model.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking.count;
