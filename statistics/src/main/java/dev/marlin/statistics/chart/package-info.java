/**
 * Pictures of results as SVG that stands alone: estimates with their intervals, and curves. Light and dark, without
 * scripts, readable without color; names from outside are only ever text.
 */
@NullMarked
package dev.marlin.statistics.chart;

import org.jspecify.annotations.NullMarked;
