/** Work that was done elsewhere: attached task by task to agent versions that are imports, kept as it came. */
@NullMarked
package dev.marlin.runs.imports;

import org.jspecify.annotations.NullMarked;
