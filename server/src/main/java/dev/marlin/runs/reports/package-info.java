/** What workers are given and what they report: records without a database behind them. */
@NullMarked
package dev.marlin.runs.reports;

import org.jspecify.annotations.NullMarked;
