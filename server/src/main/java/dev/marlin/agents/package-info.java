/**
 * Immutable agent versions: what runs, never how it was judged. A version is registered once, with settings that its
 * adapter has checked; a changed setting is another version. Whoever runs one asks here for its adapter. Names live on
 * this floor and on {@code runs} only; judging floors may see neither.
 */
@NullMarked
package dev.marlin.agents;

import org.jspecify.annotations.NullMarked;
