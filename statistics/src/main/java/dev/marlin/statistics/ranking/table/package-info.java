/**
 * Votes as a table in a file: rows of text become columns of numbers.
 *
 * <p>Owns the names of the columns and what is refused; how votes are ranked is no business of its.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.statistics.ranking.table;
