/** One candidate's turn from start to finish: sandbox, agent, capture, then verification, each step timed. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.run;
