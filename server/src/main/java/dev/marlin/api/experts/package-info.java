/** Skills and availability for programs. */
@NullMarked
package dev.marlin.api.experts;

import org.jspecify.annotations.NullMarked;
