/**
 * What is told to those who are not looking: programs by webhooks, people by e-mail. Reads the sealed audit log behind the
 * business transactions, so that no change waits for a listener and none is told that was rolled back. Owns notices,
 * endpoints with their secrets and delivery log, and people's addresses and wishes. Messages are thin: ids and titles,
 * never agents, sides, or colleagues.
 */
@NullMarked
package dev.marlin.notices;

import org.jspecify.annotations.NullMarked;
