/**
 * Words that every floor shares: identifiers, money, the clock, problems, digests. Knows no database, no web and no
 * feature.
 */
@NullMarked
package dev.marlin.kernel;

import org.jspecify.annotations.NullMarked;
