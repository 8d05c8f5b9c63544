/** Tasks as pages: the list, the form of a draft, one task with its dry run, its lease and what may be done next. */
@NullMarked
package dev.marlin.web.tasks;

import org.jspecify.annotations.NullMarked;
