/** What happens between a task and a captured, verified change: sandboxes, workspaces, agents, capture. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner;
