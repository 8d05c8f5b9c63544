/**
 * Comma-separated tables read fast into columns of numbers: words become codes, rows that are wrong are named by line.
 * It knows nothing of what the columns mean.
 */
@NullMarked
package dev.marlin.statistics.csv;

import org.jspecify.annotations.NullMarked;
