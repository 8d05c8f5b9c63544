package dev.marlin.export;

import dev.marlin.runs.CandidateId;
import dev.marlin.runs.RunRecords;

/**
 * What one released candidate did, all turns in one ATIF document.
 *
 * @param turns how many, from the first
 */
record ReleasedTrajectory(CandidateId candidate, int turns) {
    /** Where it stands in the release; rows name it so. */
    static String file(CandidateId candidate) {
        return "trajectories/" + candidate + ".atif.json";
    }

    byte[] document(RunRecords records) {
        return records.trajectory(candidate, turns);
    }
}
