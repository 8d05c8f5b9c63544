/**
 * Who may judge what: conflicts of interest, and what a campaign asks of those who judge in it. Rules that could tell
 * which agents are under test are kept without a reason. Below it nobody knows it: claims and reviews ask by interfaces.
 */
@NullMarked
package dev.marlin.eligibility;

import org.jspecify.annotations.NullMarked;
