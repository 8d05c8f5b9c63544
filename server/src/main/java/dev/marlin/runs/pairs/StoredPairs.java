package dev.marlin.runs.pairs;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.FollowUp;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.runs.Pairs;
import dev.marlin.runs.bases.BaseChecks;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Pairs in the database: starts them, follows up, cancels. Workers find the queued runs by themselves. */
@Service
public class StoredPairs implements Pairs {
    private static final String SUBJECT = "pair";

    private final PairDesk desk;
    private final TaskBook tasks;
    private final AgentDraw draw;
    private final BaseChecks baseChecks;
    private final Audit audit;

    StoredPairs(PairDesk desk, TaskBook tasks, AgentDraw draw, BaseChecks baseChecks, Audit audit) {
        this.desk = desk;
        this.tasks = tasks;
        this.draw = draw;
        this.baseChecks = baseChecks;
        this.audit = audit;
    }

    /**
     * Starts the pair of a published task.
     *
     * @throws MarlinException CONFLICT when the task is not published, its campaign is closed, an agent has nothing to
     *     answer with, or the person's own pair of it still runs or is there to be judged.
     *     Others' pairs are no hindrance and are not spoken of: everybody who judges a task works alone
     */
    @Override
    public PairId start(TaskId id, PersonId by) {
        return Objects.requireNonNull(desk.transactions().execute(status -> {
            desk.tables().pairs().lockStarts(id);
            Task task = tasks.requireReady(id);
            List<AgentDraw.Drawn> two = draw.two(tasks.requireRunningCampaign(task), task);
            requireNoOther(id, by);
            Instant now = desk.now();
            PairId pair = PairId.random();
            desk.tables().pairs().insert(pair, id, by, now);
            desk.tables()
                    .pairs()
                    .insert(pair, new TurnRow(1, task.prompt(), Optional.empty(), Optional.empty()), by, now);
            List<CandidateId> sides =
                    two.stream().map(side -> insert(pair, id, side)).toList();
            enqueue(sides, 1, now);
            audit.record(AuditEvent.by(
                    by, "pair.started", SUBJECT, pair.value(), Map.of("task", id.toString(), "digest", digest(task))));
            return pair;
        }));
    }

    private void requireNoOther(TaskId task, PersonId by) {
        for (PairRow pair : desk.tables().pairs().ofTask(task)) {
            if (pair.startedBy().equals(by) && pair.state() != PairState.WITHDRAWN) {
                throw MarlinException.conflict(
                        pair.state() == PairState.READY
                                ? "Your pair for this task is ready: compare it. Nothing was started."
                                : "Your pair for this task still runs. Nothing was started.");
            }
        }
    }

    private CandidateId insert(PairId pair, TaskId task, AgentDraw.Drawn side) {
        CandidateId id = CandidateId.random();
        desk.tables()
                .runs()
                .insert(new RunRow.CandidateRow(
                        id, Optional.of(pair), task, side.agent().id(), side.work()));
        return id;
    }

    /** Both at the same moment; which starts first when there is one place only is drawn. */
    private void enqueue(List<CandidateId> sides, int turn, Instant at) {
        boolean inOrder = draw.firstStartsFirst();
        desk.tables().runs().enqueue(sides.getFirst(), turn, 1, inOrder ? 1 : 2, at);
        desk.tables().runs().enqueue(sides.getLast(), turn, 1, inOrder ? 2 : 1, at);
    }

    @Override
    public void cancel(PairId id, PersonId by) {
        desk.transactions().executeWithoutResult(status -> {
            desk.tables().runs().lockOf(id);
            desk.flow().withdraw(id, "Cancelled by a person.", Optional.of(by));
        });
    }

    /**
     * @throws MarlinException CONFLICT when the pair is not ready, or one of its agents cannot go on
     */
    @Override
    public void followUp(PairId id, FollowUp followUp, PersonId by) {
        desk.transactions().executeWithoutResult(status -> {
            PairRow pair = desk.tables().pairs().lock(id).orElseThrow(StoredPairs::unknown);
            PairState queued = PairStep.FOLLOW_UP.from(pair.state());
            List<RunRow.CandidateRow> sides = desk.tables().runs().candidates(id);
            int turn = pair.turn() + 1;
            requireFollowUps(sides, pair, turn);
            if (followUp.winner()
                    .filter(winner -> sides.stream().noneMatch(side -> side.id().equals(winner)))
                    .isPresent()) {
                throw MarlinException.invalid("The winner is no candidate of this pair. Nothing was started.");
            }
            Instant now = desk.now();
            TurnRow next = new TurnRow(turn, followUp.prompt(), Optional.of(followUp.mode()), followUp.winner());
            desk.tables().pairs().insert(id, next, by, now);
            desk.tables().pairs().setState(id, queued, turn, null, now);
            enqueue(sides.stream().map(RunRow.CandidateRow::id).toList(), turn, now);
            Map<String, String> facts = Map.of(
                    "turn", Integer.toString(turn), "mode", followUp.mode().key());
            audit.record(AuditEvent.by(by, PairStep.FOLLOW_UP.event(), SUBJECT, id.value(), facts));
        });
    }

    private void requireFollowUps(List<RunRow.CandidateRow> sides, PairRow pair, int turn) {
        Task task = tasks.task(pair.task());
        boolean possible = sides.stream()
                .allMatch(side -> draw.answersFollowUps(desk.agents().get(side.agent()), task, turn));
        if (!possible) {
            throw MarlinException.conflict("The candidates of this pair cannot be asked again: at least one of them"
                    + " answers no further turn. Judge what is there; nothing was lost.");
        }
    }

    @Override
    public NeutralPair pair(PairId pair) {
        return desk.views().pair(pair);
    }

    @Override
    public NeutralCandidate candidate(CandidateId candidate, int turn) {
        return desk.views().candidate(candidate, turn);
    }

    @Override
    public List<NeutralVerification> base(PairId id) {
        PairRow pair = desk.tables().pairs().find(id).orElseThrow(StoredPairs::unknown);
        Task task = tasks.task(pair.task());
        List<NeutralVerification> kept = baseChecks.shown(digest(task));
        return kept.isEmpty()
                ? task.verifiers().stream()
                        .map(verifier -> new NeutralVerification(
                                verifier.name(), NeutralVerification.Status.NOT_RUN, "not run yet", Optional.empty()))
                        .toList()
                : kept;
    }

    @Override
    public Optional<NeutralPair> startedBy(PersonId person, TaskId task) {
        return desk.tables().pairs().ofTask(task).stream()
                .filter(pair -> pair.startedBy().equals(person) && pair.state() != PairState.WITHDRAWN)
                .findFirst()
                .map(pair -> desk.views().pair(pair.id()));
    }

    private static String digest(Task task) {
        return task.digest().orElseThrow(() -> MarlinException.conflict("The task is no longer published."));
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That pair");
    }
}
