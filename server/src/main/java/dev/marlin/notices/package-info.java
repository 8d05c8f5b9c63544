/** Messages that leave Marlin. */
@NullMarked
package dev.marlin.notices;

import org.jspecify.annotations.NullMarked;
