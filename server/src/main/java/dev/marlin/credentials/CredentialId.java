package dev.marlin.credentials;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one credential of one person. */
public record CredentialId(UUID value) implements Id {
    public static CredentialId random() {
        return new CredentialId(UUID.randomUUID());
    }

    public static CredentialId parse(String text) {
        return new CredentialId(Id.parse("That credential", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
