/** What is taken out of appeals when somebody is erased. */
@NullMarked
package dev.marlin.attempts.erased;

import org.jspecify.annotations.NullMarked;
