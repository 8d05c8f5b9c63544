/** Accounts for programs of admins, and everybody's own. */
@NullMarked
package dev.marlin.api.identity;

import org.jspecify.annotations.NullMarked;
