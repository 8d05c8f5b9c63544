package dev.marlin.runner.agent;

import dev.marlin.runner.sandbox.Command;

/**
 * How a program is started for one turn.
 *
 * @param command program, arguments, environment and standard input
 * @param title short line for people and records, without the prompt
 */
public record Launch(Command command, String title) {}
