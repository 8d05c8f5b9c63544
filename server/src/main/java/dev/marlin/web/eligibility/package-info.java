/** A campaign's rules about people as a page, for managers. */
@NullMarked
package dev.marlin.web.eligibility;

import org.jspecify.annotations.NullMarked;
