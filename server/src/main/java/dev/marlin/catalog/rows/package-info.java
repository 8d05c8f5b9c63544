/**
 * How a catalog file becomes rows: JSON Lines or CSV, plain or gzip, line by line under limits, with addresses, licenses
 * and dates brought to one form. Knows no database; a bad row is told to the sink and never stops the others.
 */
@NullMarked
package dev.marlin.catalog.rows;

import org.jspecify.annotations.NullMarked;
