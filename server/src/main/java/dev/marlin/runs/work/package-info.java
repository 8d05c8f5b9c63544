/**
 * Runs claimed runs: prepares the base, brings the agent to work in its sandbox, records what it left, redacts the view,
 * reports. The local pool does so in this process. The row is the truth; a worker may die at any moment.
 */
@NullMarked
package dev.marlin.runs.work;

import org.jspecify.annotations.NullMarked;
