/**
 * The started program: wires the floors together over the configured database, with the web server or without it.
 * Commands and tests start it and ask it for the doors that they need.
 */
@NullMarked
package dev.marlin.app.server;

import org.jspecify.annotations.NullMarked;
