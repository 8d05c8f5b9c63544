/** Main class, command line, configuration, wiring. */
@NullMarked
package dev.marlin.app;

import org.jspecify.annotations.NullMarked;
