/** A person's own e-mails for programs. */
@NullMarked
package dev.marlin.api.mails;

import org.jspecify.annotations.NullMarked;
