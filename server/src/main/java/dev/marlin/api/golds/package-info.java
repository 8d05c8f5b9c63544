/** Gold tasks for programs, for managers alone. */
@NullMarked
package dev.marlin.api.golds;

import org.jspecify.annotations.NullMarked;
