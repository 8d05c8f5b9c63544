/** What is taken out of webhooks when somebody is erased. */
@NullMarked
package dev.marlin.notices.erased;

import org.jspecify.annotations.NullMarked;
