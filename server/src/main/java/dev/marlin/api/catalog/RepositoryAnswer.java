package dev.marlin.api.catalog;

import dev.marlin.catalog.MirrorRequest;
import dev.marlin.catalog.Provenance;
import dev.marlin.catalog.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository as programs see it. */
record RepositoryAnswer(
        String id,
        String key,
        String name,
        @Nullable String cloneUrl,
        String description,
        @Nullable String language,
        List<String> topics,
        @Nullable String license,
        long stars,
        boolean archived,
        @Nullable Instant pushedAt,
        Instant updatedAt) {
    static RepositoryAnswer of(Repository repository) {
        return new RepositoryAnswer(
                repository.id().toString(),
                repository.key(),
                repository.name(),
                repository.cloneUrl().orElse(null),
                repository.description(),
                repository.language().orElse(null),
                repository.topics(),
                repository.license().orElse(null),
                repository.stars(),
                repository.archived(),
                repository.pushedAt().orElse(null),
                repository.updatedAt());
    }

    /**
     * A repository with the sources of its facts.
     *
     * @param mirror newest request for a mirror
     * @param mirrored whether it is here
     */
    record Whole(
            RepositoryAnswer repository,
            List<FactAnswer> provenance,
            @Nullable MirrorAnswer mirror,
            boolean mirrored) {}

    /** What one source says about one field. */
    record FactAnswer(
            String field,
            String value,
            String source,
            @Nullable Instant at,
            boolean chosen) {
        static FactAnswer of(Provenance fact) {
            return new FactAnswer(
                    fact.field(), fact.value(), fact.source(), fact.at().orElse(null), fact.chosen());
        }
    }

    /** How far a mirroring is. */
    record MirrorAnswer(
            String id,
            String state,
            Instant requestedAt,
            @Nullable Instant endedAt,
            @Nullable String defaultBranch,
            @Nullable String head,
            @Nullable String reason) {
        static @Nullable MirrorAnswer of(Optional<MirrorRequest> request) {
            return request.map(MirrorAnswer::of).orElse(null);
        }

        static MirrorAnswer of(MirrorRequest request) {
            return new MirrorAnswer(
                    request.id().toString(),
                    request.state().name().toLowerCase(Locale.ROOT),
                    request.requestedAt(),
                    request.endedAt().orElse(null),
                    request.mirrored().map(m -> m.defaultBranch()).orElse(null),
                    request.mirrored().map(m -> m.head()).orElse(null),
                    request.reason().orElse(null));
        }
    }
}
