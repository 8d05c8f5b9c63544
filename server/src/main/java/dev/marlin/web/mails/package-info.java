/** Pages of a person's own e-mails. */
@NullMarked
package dev.marlin.web.mails;

import org.jspecify.annotations.NullMarked;
