/** Campaigns: who is compared, how many review, what is paid, what may leave; the wall between programs. */
@NullMarked
package dev.marlin.campaigns;

import org.jspecify.annotations.NullMarked;
