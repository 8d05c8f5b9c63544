/** One request to an address outside: judged by its address, answered within a limit, never led elsewhere. */
@NullMarked
package dev.marlin.notices.outbound;

import org.jspecify.annotations.NullMarked;
