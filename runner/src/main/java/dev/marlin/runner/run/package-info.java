/**
 * One candidate's turn from start to finish: a fork of the base, the agent in its sandbox, the sandbox gone, then
 * capture, then verification in fresh sandboxes. A {@link dev.marlin.runner.run.RunSpec} becomes a
 * {@link dev.marlin.runner.run.RunResult}; each step is timed and a {@link dev.marlin.runner.run.RunManifest} says what
 * ran. Nothing is stored here.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.run;
