/**
 * Agents behind one door, and what they did in neutral words. An {@link dev.marlin.runner.agent.AgentAdapter} either
 * works in a sandbox, turn by turn, or brings in work that was done elsewhere; {@code agent.script} plays scripts,
 * {@code agent.imports} takes patches, commits and predictions, {@code CommandAgent} starts any program. A turn ends in
 * exactly one {@link dev.marlin.runner.agent.ExitClass}, and its {@link dev.marlin.runner.agent.Trajectory} is kept
 * whole.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.agent;
