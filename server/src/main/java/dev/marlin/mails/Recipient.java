package dev.marlin.mails;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who confirmed an address.
 *
 * @param unsubscribe secret word that ends their e-mails
 * @param digestAt when the last daily letter was written
 */
record Recipient(PersonId person, String address, String unsubscribe, Optional<Instant> digestAt) {}
