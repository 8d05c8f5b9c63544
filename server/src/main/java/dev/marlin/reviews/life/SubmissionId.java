package dev.marlin.reviews.life;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a submission on its way through review. */
public record SubmissionId(UUID value) implements Id {
    public static SubmissionId random() {
        return new SubmissionId(UUID.randomUUID());
    }

    public static SubmissionId parse(String text) {
        return new SubmissionId(Id.parse("That submission", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
