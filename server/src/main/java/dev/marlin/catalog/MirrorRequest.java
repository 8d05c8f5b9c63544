package dev.marlin.catalog;

import dev.marlin.catalog.Mirrors.Mirrored;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's wish to have a repository here, from the request to its end.
 *
 * @param state DONE means mirrored
 * @param requestedBy empty for the command line and the demo
 * @param path folder or bundle on this machine that it comes from; empty for a clone address
 * @param mirrored what came, once DONE
 * @param reason why it FAILED, a sentence
 */
public record MirrorRequest(
        UUID id,
        RepositoryId repository,
        RequestState state,
        Optional<PersonId> requestedBy,
        Optional<String> path,
        Instant requestedAt,
        Optional<Instant> endedAt,
        Optional<Mirrored> mirrored,
        Optional<String> reason) {}
