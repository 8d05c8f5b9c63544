package dev.marlin.notices;

import dev.marlin.kernel.Secret;

/**
 * The server that takes e-mails.
 *
 * @param user empty for a server that wants no name
 * @param from the sender's address
 */
public record MailServer(String host, int port, Encryption encryption, String user, Secret password, String from) {
    /** How the way to the server is kept. */
    public enum Encryption {
        /** Begins plainly and must change over before anything is said. */
        STARTTLS,
        /** From the first byte. */
        TLS,
        /** Not at all: for a server on this machine. */
        NONE
    }
}
