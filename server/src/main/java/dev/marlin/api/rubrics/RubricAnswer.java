package dev.marlin.api.rubrics;

import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A published version of a rubric as programs see it. */
record RubricAnswer(
        String id,
        String name,
        int version,
        String reason,
        List<Axis> axes,
        List<ReasonCode> reasonCodes,
        Instant publishedAt,
        Optional<OriginAnswer> origin) {
    /**
     * How it came to be.
     *
     * @param sole one person proposed and published it
     */
    record OriginAnswer(String changeKind, boolean sole, Optional<String> dispute) {
        static Optional<OriginAnswer> of(RubricVersion.Origin origin) {
            return switch (origin) {
                case RubricVersion.Origin.Unrecorded none -> Optional.empty();
                case RubricVersion.Origin.Proposed proposed ->
                    Optional.of(new OriginAnswer(
                            proposed.kind().key(),
                            proposed.sole(),
                            proposed.dispute().map(UUID::toString)));
            };
        }
    }

    static RubricAnswer of(RubricVersion version) {
        return new RubricAnswer(
                version.id().toString(),
                version.rubric(),
                version.number(),
                version.reason(),
                version.axes(),
                version.reasonCodes(),
                version.publishedAt(),
                OriginAnswer.of(version.origin()));
    }
}
