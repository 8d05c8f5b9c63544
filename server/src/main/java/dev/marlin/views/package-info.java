/**
 * Saved views: questions to the task list that a person gave a name. They are their owner's; managers may show theirs to
 * all. What a question means, the list knows: here it is a text.
 */
@NullMarked
package dev.marlin.views;

import org.jspecify.annotations.NullMarked;
