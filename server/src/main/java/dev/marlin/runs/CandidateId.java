package dev.marlin.runs;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one of the two candidates of a pair; random, so it tells nothing of the agent behind. */
public record CandidateId(UUID value) implements Id {
    public static CandidateId random() {
        return new CandidateId(UUID.randomUUID());
    }

    public static CandidateId parse(String text) {
        return new CandidateId(Id.parse("That candidate", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
