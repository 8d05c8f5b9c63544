package dev.marlin.api.rubrics;

import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import java.time.Instant;
import java.util.List;

/** A published version of a rubric as programs see it. */
record RubricAnswer(
        String id,
        String name,
        int version,
        String reason,
        List<Axis> axes,
        List<ReasonCode> reasonCodes,
        Instant publishedAt) {
    static RubricAnswer of(RubricVersion version) {
        return new RubricAnswer(
                version.id().toString(),
                version.rubric(),
                version.number(),
                version.reason(),
                version.axes(),
                version.reasonCodes(),
                version.publishedAt());
    }
}
