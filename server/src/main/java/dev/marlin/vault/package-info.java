/**
 * What it takes to forget somebody: a key for each person, under which their words are sealed in tables that are never
 * changed, and what every feature says of the traces that it keeps.
 */
@NullMarked
package dev.marlin.vault;

import org.jspecify.annotations.NullMarked;
