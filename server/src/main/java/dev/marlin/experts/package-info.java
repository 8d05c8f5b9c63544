/** What we know of the people who judge: pseudonym, skills, standing. */
@NullMarked
package dev.marlin.experts;

import org.jspecify.annotations.NullMarked;
