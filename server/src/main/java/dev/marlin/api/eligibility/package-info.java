/** A campaign's rules about people for programs. */
@NullMarked
package dev.marlin.api.eligibility;

import org.jspecify.annotations.NullMarked;
