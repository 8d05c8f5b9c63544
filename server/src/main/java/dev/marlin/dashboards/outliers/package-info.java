/**
 * Whose work differs from the others' by more than chance would: a small fixed family of exact tests for each person of
 * a campaign, with the false discovery rate controlled over all of them. It knows answers and pseudonyms, never agents,
 * and nothing follows from it by itself.
 */
@NullMarked
package dev.marlin.dashboards.outliers;

import org.jspecify.annotations.NullMarked;
