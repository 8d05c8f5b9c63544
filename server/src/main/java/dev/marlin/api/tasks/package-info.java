/** Tasks for programs. */
@NullMarked
package dev.marlin.api.tasks;

import org.jspecify.annotations.NullMarked;
