/** Pages of agent versions, for managers only. */
@NullMarked
package dev.marlin.web.agents;

import org.jspecify.annotations.NullMarked;
