/** Quality for programs. */
@NullMarked
package dev.marlin.api.quality;

import org.jspecify.annotations.NullMarked;
