/** The main class. Its rooms: configuration, command line, the started server, the demo. */
@NullMarked
package dev.marlin.app;

import org.jspecify.annotations.NullMarked;
