/**
 * What finance does by hand, always two people: rates, holds, bonuses, corrections, reversals. One proposes with a
 * reason that the person concerned may read, another agrees.
 */
@NullMarked
package dev.marlin.pay.proposals;

import org.jspecify.annotations.NullMarked;
