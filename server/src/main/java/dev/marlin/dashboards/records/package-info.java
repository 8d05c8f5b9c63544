/**
 * The rows behind a campaign's numbers, as files: whoever has them can count every figure of the dashboard again by SQL
 * of their own. People stand in them by their pseudonyms of the campaign, without any of their words.
 */
@NullMarked
package dev.marlin.dashboards.records;

import org.jspecify.annotations.NullMarked;
