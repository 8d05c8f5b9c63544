/**
 * What runs start from: mirrors of repositories, snapshots without a future, prepared bases, and what a task's verifiers
 * do there. Answers {@code catalog.Mirrors} and {@code tasks.DryRun}. Holds the one set of sandbox machinery of this
 * process.
 */
@NullMarked
package dev.marlin.runs.bases;

import org.jspecify.annotations.NullMarked;
