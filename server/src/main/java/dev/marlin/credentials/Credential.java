package dev.marlin.credentials;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody says of themselves, and what became of it.
 *
 * @param person whom it is about
 * @param file uploaded evidence
 */
public record Credential(
        CredentialId id,
        PersonId person,
        Claim claim,
        Optional<File> file,
        CredentialState state,
        Instant submittedAt,
        Optional<Decision> decision) {
    /**
     * Uploaded evidence.
     *
     * @param digest of the blob
     * @param type ending of a file's name: {@code pdf}, {@code png}, {@code jpg}
     */
    public record File(String digest, String type, int bytes) {}

    /**
     * How it was decided.
     *
     * @param reason read by its subject; may be empty when confirmed
     */
    public record Decision(boolean confirmed, String reason, PersonId by, Instant at) {}
}
