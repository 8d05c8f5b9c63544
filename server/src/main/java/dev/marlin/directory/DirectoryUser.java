package dev.marlin.directory;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody as the directory knows them.
 *
 * @param id in the directory's talk; not the person's
 * @param version counts changes, from 1
 */
public record DirectoryUser(UUID id, PersonId person, Said said, long version, Instant created, Instant changed) {
    /** The same user, of whom something else is said. */
    public DirectoryUser saying(Said other) {
        return new DirectoryUser(id, person, other, version, created, changed);
    }

    /**
     * What the directory says of somebody.
     *
     * @param userName unique without regard to case, 1 to 254 characters; no login here
     * @param externalId the directory's own id, unique
     * @param displayName what others call them
     * @param active false for who left
     * @param organization the employer
     */
    public record Said(
            String userName,
            Optional<String> externalId,
            String displayName,
            boolean active,
            Optional<String> organization) {
        public Said {
            check("userName", userName, 254);
            check("displayName", displayName, 254);
            externalId.ifPresent(text -> check("externalId", text, 255));
            organization.ifPresent(text -> check("organization", text, 200));
        }
    }

    static void check(String name, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw MarlinException.invalid(name + ": 1 to " + longest + " characters. Nothing was changed.");
        }
    }
}
