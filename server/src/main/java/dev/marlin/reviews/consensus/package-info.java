/** Whether a panel's word is one: the rules over disagreement and over what another panel would most likely say. */
@NullMarked
package dev.marlin.reviews.consensus;

import org.jspecify.annotations.NullMarked;
