package dev.marlin.testkit.comparisons;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.FollowUp;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.store.BlobStore;
import dev.marlin.tasks.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs that a test makes up: what would come from runs, with the same rules. */
public final class FakePairs implements NeutralPairs {
    private final BlobStore blobs;
    private final Map<PairId, NeutralPair> pairs = new HashMap<>();
    private final Map<String, NeutralCandidate> candidates = new HashMap<>();
    private final Map<PairId, List<NeutralVerification>> bases = new HashMap<>();
    private final List<FollowUp> followUps = new ArrayList<>();

    public FakePairs(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** A pair whose first turn is ready. */
    public NeutralPair ready(TaskId task, String prompt, Candidate one, Candidate other) {
        CandidateId first = CandidateId.random();
        CandidateId second = CandidateId.random();
        NeutralPair pair = new NeutralPair(
                PairId.random(),
                task,
                List.of(first, second),
                List.of(new NeutralPair.Turn(1, prompt, Optional.empty())),
                PairState.READY,
                true);
        pairs.put(pair.id(), pair);
        put(first, 1, one);
        put(second, 1, other);
        bases.put(pair.id(), List.of());
        return pair;
    }

    @Override
    public Optional<NeutralPair> startedBy(PersonId person, TaskId task) {
        return pairs.values().stream().filter(pair -> pair.task().equals(task)).findFirst();
    }

    /** What the verifiers did on the base. */
    public void base(PairId pair, NeutralVerification... results) {
        bases.put(pair, List.of(results));
    }

    /** Both sides have answered the follow-up that was asked last. */
    public NeutralPair answer(PairId id, Candidate one, Candidate other) {
        NeutralPair pair = pair(id);
        int turn = pair.turns().size();
        put(pair.candidates().get(0), turn, one);
        put(pair.candidates().get(1), turn, other);
        NeutralPair ready = new NeutralPair(
                id, pair.task(), pair.candidates(), pair.turns(), PairState.READY, pair.noModelWasCalled());
        pairs.put(id, ready);
        return ready;
    }

    /** Every follow-up that was asked, in order. */
    public List<FollowUp> followUps() {
        return List.copyOf(followUps);
    }

    /** Stores a text and answers its digest. */
    public Optional<String> text(String text) {
        return Optional.of(blobs.put(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public NeutralPair pair(PairId pair) {
        NeutralPair found = pairs.get(pair);
        if (found == null) {
            throw MarlinException.notFound("That pair");
        }
        return found;
    }

    @Override
    public NeutralCandidate candidate(CandidateId candidate, int turn) {
        NeutralCandidate found = candidates.get(candidate + "/" + turn);
        if (found == null) {
            throw MarlinException.notFound("That candidate");
        }
        return found;
    }

    @Override
    public List<NeutralVerification> base(PairId pair) {
        return bases.get(pair);
    }

    @Override
    public void followUp(PairId id, FollowUp followUp, PersonId by) {
        NeutralPair pair = pair(id);
        if (pair.state() != PairState.READY) {
            throw MarlinException.conflict("The pair is not ready.");
        }
        followUps.add(followUp);
        List<NeutralPair.Turn> turns = new ArrayList<>(pair.turns());
        turns.add(new NeutralPair.Turn(turns.size() + 1, followUp.prompt(), Optional.of(followUp.mode())));
        pairs.put(
                id,
                new NeutralPair(id, pair.task(), pair.candidates(), turns, PairState.WORKING, pair.noModelWasCalled()));
    }

    private void put(CandidateId id, int turn, Candidate candidate) {
        candidates.put(
                id + "/" + turn,
                new NeutralCandidate(
                        id,
                        turn,
                        candidate.outcome,
                        candidate.files,
                        candidate.steps,
                        candidate.verifications,
                        candidate.finalMessage,
                        candidate.anomalies));
    }

    /** One side as a test wants it. */
    public static final class Candidate {
        private final BlobStore blobs;
        private final List<NeutralCandidate.NeutralFile> files = new ArrayList<>();
        private final List<NeutralCandidate.NeutralStep> steps = new ArrayList<>();
        private final List<NeutralVerification> verifications = new ArrayList<>();
        private final List<String> anomalies = new ArrayList<>();
        private NeutralCandidate.Outcome outcome = NeutralCandidate.Outcome.CHANGED;
        private String finalMessage = "Done.";

        public Candidate(BlobStore blobs) {
            this.blobs = blobs;
        }

        /** A changed, added (base null) or deleted (after null) file. */
        public Candidate file(String path, String base, String after) {
            return file(path, base, base, after);
        }

        public Candidate file(String path, String base, String before, String after) {
            NeutralCandidate.Change change = base == null
                    ? NeutralCandidate.Change.ADDED
                    : after == null ? NeutralCandidate.Change.DELETED : NeutralCandidate.Change.MODIFIED;
            files.add(new NeutralCandidate.NeutralFile(
                    path, Optional.empty(), change, blob(base), blob(before), blob(after), false, false));
            return this;
        }

        /** A changed file whose text is lost. */
        public Candidate missing(String path) {
            Optional<String> lost = Optional.of("0".repeat(64));
            files.add(new NeutralCandidate.NeutralFile(
                    path, Optional.empty(), NeutralCandidate.Change.MODIFIED, lost, lost, lost, false, false));
            return this;
        }

        public Candidate binary(String path) {
            files.add(new NeutralCandidate.NeutralFile(
                    path,
                    Optional.empty(),
                    NeutralCandidate.Change.ADDED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    false));
            return this;
        }

        public Candidate step(NeutralCandidate.NeutralStep.Kind kind, String title, String path, String output) {
            steps.add(new NeutralCandidate.NeutralStep(kind, title, path, output));
            return this;
        }

        public Candidate verified(String verifier, NeutralVerification.Status status, String summary, String log) {
            verifications.add(new NeutralVerification(verifier, status, summary, blob(log)));
            return this;
        }

        public Candidate outcome(NeutralCandidate.Outcome outcome, String finalMessage) {
            this.outcome = outcome;
            this.finalMessage = finalMessage;
            return this;
        }

        public Candidate anomaly(String sentence) {
            anomalies.add(sentence);
            return this;
        }

        private Optional<String> blob(String text) {
            return text == null ? Optional.empty() : Optional.of(blobs.put(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
