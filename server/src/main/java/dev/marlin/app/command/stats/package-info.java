/**
 * {@code marlin stats}: the statistics module from the shell, before anything else starts. Tables come in as CSV; words,
 * JSON and pictures go out.
 */
@NullMarked
package dev.marlin.app.command.stats;

import org.jspecify.annotations.NullMarked;
