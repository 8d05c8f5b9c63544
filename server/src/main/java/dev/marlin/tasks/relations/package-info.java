/** How a person stands to a task, for the authorization table. */
@NullMarked
package dev.marlin.tasks.relations;

import org.jspecify.annotations.NullMarked;
