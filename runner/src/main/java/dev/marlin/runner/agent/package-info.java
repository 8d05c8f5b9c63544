/** Agents behind one interface: scripted, command, import; their events in neutral words. */
@org.jspecify.annotations.NullMarked
package dev.marlin.runner.agent;
