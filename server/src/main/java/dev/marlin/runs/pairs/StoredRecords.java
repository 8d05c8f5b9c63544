package dev.marlin.runs.pairs;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersionId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runner.agent.atif.AtifRun;
import dev.marlin.runner.agent.atif.AtifTrajectory;
import dev.marlin.runner.agent.atif.AtifWriter;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.RunRecords;
import dev.marlin.runs.reports.RecordedRun;
import dev.marlin.runs.results.KeptTrajectories;
import dev.marlin.store.BlobStore;
import dev.marlin.tasks.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** The unredacted record, read from the database. */
@Service
class StoredRecords implements RunRecords {
    private final PairDesk desk;
    private final BlobStore blobs;
    private final KeptTrajectories trajectories;

    StoredRecords(PairDesk desk, BlobStore blobs, KeptTrajectories trajectories) {
        this.desk = desk;
        this.blobs = blobs;
        this.trajectories = trajectories;
    }

    @Override
    public AgentVersion agent(CandidateId candidate) {
        return desk.tables()
                .runs()
                .candidate(candidate)
                .map(side -> desk.agents().get(side.agent()))
                .orElseThrow(() -> MarlinException.notFound("That candidate"));
    }

    @Override
    public Map<CandidateId, AgentVersion> agents(Collection<CandidateId> candidates) {
        Map<AgentVersionId, AgentVersion> versions = new HashMap<>();
        Map<CandidateId, AgentVersion> agents = new HashMap<>();
        desk.tables()
                .runs()
                .agents(candidates)
                .forEach((candidate, version) -> agents.put(
                        candidate,
                        versions.computeIfAbsent(version, id -> desk.agents().get(id))));
        return agents;
    }

    @Override
    public CandidateRecord record(CandidateId candidate, int turn) {
        RunRow run = finished(candidate, turn);
        RecordedRun.Texts texts = texts(run);
        return new CandidateRecord(
                agent(candidate),
                texts.patch(),
                texts.trajectory(),
                texts.manifest(),
                new String(blobs.get(texts.finalMessage()), StandardCharsets.UTF_8),
                desk.tables().results().verifications(run.id()));
    }

    @Override
    public byte[] trajectory(CandidateId candidate, int turns) {
        List<AtifTrajectory> documents = IntStream.rangeClosed(1, turns)
                .mapToObj(turn ->
                        trajectories.document(texts(finished(candidate, turn)).trajectory()))
                .toList();
        return AtifWriter.write(AtifRun.joined(candidate.toString(), documents, adopted(candidate, turns)));
    }

    /** Where a turn began with the other candidate's work, its own earlier turns do not lead to it. */
    private Optional<String> adopted(CandidateId candidate, int turns) {
        String notes = desk.tables().runs().candidate(candidate).flatMap(RunRow.CandidateRow::pair).stream()
                .flatMap(pair -> desk.tables().pairs().turns(pair).stream())
                .filter(turn -> turn.number() <= turns)
                .flatMap(turn -> turn.winner().filter(winner -> !winner.equals(candidate)).stream()
                        .map(winner -> "Turn " + turn.number() + " began with the work that " + winner
                                + " had left after turn " + (turn.number() - 1) + ", not with this one's own."))
                .collect(Collectors.joining(" "));
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes);
    }

    private RunRow finished(CandidateId candidate, int turn) {
        return desk.tables()
                .runs()
                .judgeable(candidate, turn)
                .orElseThrow(() -> MarlinException.notFound("That candidate's turn"));
    }

    private RecordedRun.Texts texts(RunRow run) {
        return desk.tables().results().find(run.id()).orElseThrow().texts();
    }

    @Override
    public List<ProbedTurn> probes(TaskId task, Set<String> verifiers) {
        return verifiers.isEmpty() ? List.of() : desk.tables().results().probes(task, verifiers);
    }
}
