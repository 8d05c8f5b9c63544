package dev.marlin.rubrics;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a proposal of a rubric version. */
public record ProposalId(UUID value) implements Id {
    public static ProposalId random() {
        return new ProposalId(UUID.randomUUID());
    }

    public static ProposalId parse(String text) {
        return new ProposalId(Id.parse("That proposal", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
