/**
 * What an outside directory says of people: who joins, who leaves, who is in which group. Owns the directory's own
 * records; accounts, roles and employers are identity's, which it tells.
 */
@NullMarked
package dev.marlin.directory;

import org.jspecify.annotations.NullMarked;
