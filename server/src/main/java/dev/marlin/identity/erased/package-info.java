/** What is taken out of an account when its person is erased. */
@NullMarked
package dev.marlin.identity.erased;

import org.jspecify.annotations.NullMarked;
