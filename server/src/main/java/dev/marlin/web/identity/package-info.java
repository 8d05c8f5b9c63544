/** Pages of people and their access: sign-in, profile, tokens, accounts. */
@NullMarked
package dev.marlin.web.identity;

import org.jspecify.annotations.NullMarked;
