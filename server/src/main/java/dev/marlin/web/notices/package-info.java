/** Pages of webhooks. */
@NullMarked
package dev.marlin.web.notices;

import org.jspecify.annotations.NullMarked;
