package dev.marlin.runs;

import dev.marlin.agents.AgentVersion;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.tasks.TaskId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What managers may see of runs: which agent did what, when, at what cost. Never for judging persons. */
public interface RunBook {
    /** Why no queued run begins on this machine, in a sentence for operators; empty when they do. */
    Optional<String> standstill();

    /** Pairs, latest first, at most 50. */
    Keyset<PairEntry> pairs(Optional<String> after);

    /** @throws dev.marlin.kernel.MarlinException NOT_FOUND */
    PairEntry pair(PairId pair);

    /** All runs of a pair: by turn, candidate, attempt. */
    List<RunEntry> runs(PairId pair);

    /** @throws dev.marlin.kernel.MarlinException NOT_FOUND */
    RunEntry run(RunId run);

    /**
     * A kept text of a run, unredacted.
     *
     * @throws dev.marlin.kernel.MarlinException NOT_FOUND when the run did not come so far
     */
    byte[] text(RunId run, Evidence evidence);

    /**
     * What an attempt and its model said to each other, as a ZIP file that is to be read only.
     *
     * @throws dev.marlin.kernel.MarlinException NOT_FOUND when it is not kept
     */
    Path recording(RunId run);

    /**
     * What the agent did in a run, in order, with its own names in it.
     *
     * @throws dev.marlin.kernel.MarlinException NOT_FOUND when the run did not come so far; INTERNAL when what is kept
     *     is no trajectory
     */
    List<TraceEntry> trace(RunId run);

    /**
     * One thing that an agent did.
     *
     * @param kind word of the neutral vocabulary, in small letters
     * @param title one line for people
     * @param outcome how it ended; empty when nothing can be said
     * @param output all text that belongs to it
     */
    record TraceEntry(Instant at, String kind, String title, String outcome, String output) {}

    /** What is kept of a finished run. */
    enum Evidence {
        PATCH,
        /** What it did, in ATIF 1.7. */
        TRAJECTORY,
        /** Its own stream, as it came. */
        RAW,
        MANIFEST,
        FINAL_MESSAGE
    }

    /**
     * One pair.
     *
     * @param withheld whether the latest turn waits for a manager's decision
     * @param reason why it was withdrawn; empty unless it was
     */
    record PairEntry(
            PairId id,
            TaskId task,
            String title,
            PairState state,
            int turn,
            boolean withheld,
            String reason,
            PersonId startedBy,
            Instant startedAt) {}

    /**
     * One attempt.
     *
     * @param startOrder 1 or 2, drawn by chance
     * @param state QUEUED, RUNNING or FINISHED
     * @param exitClass empty until it is finished
     * @param overhead empty unless it left something to judge
     * @param taken what its blind view lacks; empty unless it left something to judge
     * @param verifications in the task's order; empty unless it left something to judge
     * @param usage what it used of a model; empty when it called none
     */
    record RunEntry(
            RunId id,
            CandidateId candidate,
            AgentVersion agent,
            int turn,
            int attempt,
            int startOrder,
            String state,
            String stage,
            String exitClass,
            String reason,
            Optional<Instant> claimedAt,
            Optional<Instant> finishedAt,
            Optional<OverheadEntry> overhead,
            Optional<TakenEntry> taken,
            List<NeutralVerification> verifications,
            Optional<UsageEntry> usage) {
        public RunEntry {
            verifications = List.copyOf(verifications);
        }
    }

    /**
     * Tokens by the gateway's own count, and what they cost.
     *
     * @param models names by which the provider's models called themselves
     * @param unmeasured calls that may have used more
     * @param microDollars empty when a model has no price
     * @param prices version of the price table
     * @param recorded whether what was said is kept
     */
    record UsageEntry(
            String route,
            List<String> models,
            int calls,
            int unmeasured,
            long freshInput,
            long cacheRead,
            long cacheWrite,
            long output,
            OptionalLong microDollars,
            String prices,
            boolean recorded) {
        public UsageEntry {
            models = List.copyOf(models);
        }
    }

    /** Milliseconds of wall clock by part; all but the agent's is our own cost. */
    record OverheadEntry(long setup, long agent, long capture, long verify, long teardown) {}

    /**
     * How much those who judge do not see. It differs from agent to agent, so they are told no number of it.
     *
     * @param names replaced by marks
     * @param trailers lines of commit trailers and other traces; empty where nobody counted
     * @param ownFiles files of agents' configuration; empty where nobody counted
     */
    record TakenEntry(int names, OptionalInt trailers, OptionalInt ownFiles) {}
}
