/** Configuration: one record tree, read from one file and the environment, all mistakes told at once. */
@NullMarked
package dev.marlin.app.config;

import org.jspecify.annotations.NullMarked;
