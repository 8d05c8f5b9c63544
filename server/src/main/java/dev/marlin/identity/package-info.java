/** People, their roles, sessions and tokens, and the one table of who may call what. */
@NullMarked
package dev.marlin.identity;

import org.jspecify.annotations.NullMarked;
