/** Webhooks for programs. */
@NullMarked
package dev.marlin.api.notices;

import org.jspecify.annotations.NullMarked;
