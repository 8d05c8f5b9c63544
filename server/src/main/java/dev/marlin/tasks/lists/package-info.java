/** Lists of tasks: what somebody asks for, the filter that follows from it, one page at a time however many there are. */
@NullMarked
package dev.marlin.tasks.lists;

import org.jspecify.annotations.NullMarked;
