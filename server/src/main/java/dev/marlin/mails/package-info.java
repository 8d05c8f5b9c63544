/**
 * E-mails to people: their confirmed addresses, their wishes, what they are to be told, and letters on their way. Off until
 * a mail server is set. A letter holds titles and links, never agents, sides, colleagues or amounts.
 */
@NullMarked
package dev.marlin.mails;

import org.jspecify.annotations.NullMarked;
