/** Erasures for programs. */
@NullMarked
package dev.marlin.api.erasure;

import org.jspecify.annotations.NullMarked;
