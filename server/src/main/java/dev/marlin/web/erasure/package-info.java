/** Pages on which people are asked to be forgotten, and on which that is taken back. */
@NullMarked
package dev.marlin.web.erasure;

import org.jspecify.annotations.NullMarked;
