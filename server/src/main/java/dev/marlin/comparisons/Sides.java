package dev.marlin.comparisons;

import dev.marlin.runs.CandidateId;

/** Who stands where. Known to the server and to those who compute rankings, never to a judging page. */
public record Sides(CandidateId a, CandidateId b) {
    public CandidateId at(Side side) {
        return switch (side) {
            case A -> a;
            case B -> b;
        };
    }
}
