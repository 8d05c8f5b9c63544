/**
 * The command line: one class per command, options that commands share, and how results, progress and failures are told.
 * A command parses, asks a door of the {@link dev.marlin.app.server.RunningServer}, and prints; it holds no rules. Who
 * acts is said by {@code --as}, and may what the authorization table lets that person do over HTTP.
 */
@NullMarked
package dev.marlin.app.command;

import org.jspecify.annotations.NullMarked;
