/** Agent versions for programs of managers. */
@NullMarked
package dev.marlin.api.agents;

import org.jspecify.annotations.NullMarked;
