package dev.marlin.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A group of the directory; what role it gives is the operator's to say.
 *
 * @param version counts changes, from 1
 */
public record DirectoryGroup(UUID id, Said said, long version, Instant created, Instant changed) {
    /** The same group, of which something else is said. */
    public DirectoryGroup saying(Said other) {
        return new DirectoryGroup(id, other, version, created, changed);
    }

    /**
     * What the directory says of a group.
     *
     * @param displayName unique without regard to case
     * @param members ids of {@link DirectoryUser}s
     */
    public record Said(String displayName, Optional<String> externalId, Set<UUID> members) {
        public Said {
            DirectoryUser.check("displayName", displayName, 254);
            externalId.ifPresent(text -> DirectoryUser.check("externalId", text, 255));
            members = Set.copyOf(members);
        }
    }
}
