/** What we know of the people who judge: pseudonyms, skills, and when they work. */
@NullMarked
package dev.marlin.experts;

import org.jspecify.annotations.NullMarked;
