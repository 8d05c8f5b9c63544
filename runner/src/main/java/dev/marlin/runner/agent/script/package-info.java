/**
 * Agents that play a script: a small real agent loop that reads, edits and runs through the sandbox, acts on what comes
 * back and fails when it is not what its script expects. No model is called. The form of scripts is described at
 * {@link dev.marlin.runner.agent.script.Script}.
 */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.agent.script;
