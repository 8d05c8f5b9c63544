/** Blind views as documents for programs: the one form in which experts, reviewers and adjudicators get them. */
@NullMarked
package dev.marlin.api.bench;

import org.jspecify.annotations.NullMarked;
