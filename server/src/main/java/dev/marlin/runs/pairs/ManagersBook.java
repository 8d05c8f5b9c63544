package dev.marlin.runs.pairs;

import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.gateway.meter.Cost;
import dev.marlin.runner.run.Overhead;
import dev.marlin.runs.PairId;
import dev.marlin.runs.RunBook;
import dev.marlin.runs.RunId;
import dev.marlin.runs.bases.Machinery;
import dev.marlin.runs.reports.ModelUsed;
import dev.marlin.runs.reports.RecordedRun;
import dev.marlin.runs.results.KeptTrajectories;
import dev.marlin.runs.results.ResultRow;
import dev.marlin.store.BlobStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/** The managers' view of runs, read from the database. */
@Service
class ManagersBook implements RunBook {
    private static final int PAGE = 50;

    private final PairDesk desk;
    private final TaskBook tasks;
    private final BlobStore blobs;
    private final KeptTrajectories trajectories;
    private final Machinery machinery;

    ManagersBook(PairDesk desk, TaskBook tasks, BlobStore blobs, KeptTrajectories trajectories, Machinery machinery) {
        this.desk = desk;
        this.tasks = tasks;
        this.blobs = blobs;
        this.trajectories = trajectories;
        this.machinery = machinery;
    }

    @Override
    public Optional<String> standstill() {
        return machinery.standstill();
    }

    @Override
    public Keyset<PairEntry> pairs(Optional<String> after) {
        Optional<PairRow> from = after.map(PairId::parse).map(this::row);
        List<PairRow> rows = desk.tables().pairs().page(from, PAGE + 1);
        boolean more = rows.size() > PAGE;
        List<PairEntry> shown = rows.stream().limit(PAGE).map(this::entry).toList();
        return new Keyset<>(shown, more ? Optional.of(shown.getLast().id().toString()) : Optional.empty());
    }

    @Override
    public PairEntry pair(PairId pair) {
        return entry(row(pair));
    }

    @Override
    public List<RunEntry> runs(PairId pair) {
        return desk.tables().runs().ofPair(pair).stream().map(this::entry).toList();
    }

    @Override
    public RunEntry run(RunId run) {
        return desk.tables().runs().find(run).map(this::entry).orElseThrow(() -> MarlinException.notFound("That run"));
    }

    @Override
    public List<TraceEntry> trace(RunId run) {
        return trajectories.events(texts(run).trajectory()).events().stream()
                .map(ManagersBook::traced)
                .toList();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static TraceEntry traced(AgentEvent event) {
        return switch (event) {
            case AgentEvent.SessionStarted session ->
                new TraceEntry(event.at(), "session", session.model(), session.session(), "");
            case AgentEvent.PermissionAsked asked ->
                new TraceEntry(
                        event.at(),
                        "asked",
                        asked.title(),
                        words(asked.answer()) + " by " + words(asked.decider()) + " after "
                                + asked.waited().toMillis() + " ms",
                        "");
            case AgentEvent.PermissionDenied denied ->
                new TraceEntry(event.at(), "denied", denied.title(), denied.reason(), "");
            case AgentEvent.UsageReported usage ->
                new TraceEntry(
                        event.at(),
                        "tokens reported",
                        "per " + words(usage.scope()),
                        "",
                        "in " + usage.input() + ", cache read " + usage.cacheRead() + ", cache write "
                                + usage.cacheWrite() + ", out " + usage.output());
            case AgentEvent.Retrying retrying ->
                new TraceEntry(event.at(), "retry", "attempt " + retrying.attempt(), "", retrying.reason());
            case AgentEvent.Unknown unknown ->
                new TraceEntry(event.at(), "not understood", unknown.type(), "", unknown.excerpt());
            case AgentEvent.Message message -> new TraceEntry(event.at(), "message", "", "", message.text());
            case AgentEvent.Thought thought -> new TraceEntry(event.at(), "thought", "", "", thought.text());
            case AgentEvent.ToolCall call ->
                new TraceEntry(
                        event.at(),
                        call.kind().name().toLowerCase(Locale.ROOT),
                        call.title(),
                        call.exit() < 0 ? "" : "exit " + call.exit(),
                        call.output());
            case AgentEvent.TurnEnded ended ->
                new TraceEntry(
                        event.at(),
                        "end",
                        ended.reason(),
                        ended.exit().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "");
        };
    }

    @Override
    public byte[] text(RunId run, Evidence evidence) {
        RecordedRun.Texts texts = texts(run);
        return blobs.get(
                switch (evidence) {
                    case PATCH -> texts.patch();
                    case TRAJECTORY -> texts.trajectory();
                    case RAW -> texts.raw();
                    case MANIFEST -> texts.manifest();
                    case FINAL_MESSAGE -> texts.finalMessage();
                });
    }

    @Override
    public Path recording(RunId run) {
        return desk.tables()
                .usage()
                .find(run)
                .flatMap(ModelUsed::recording)
                .map(blobs::file)
                .orElseThrow(() -> MarlinException.notFound("That recording"));
    }

    private RecordedRun.Texts texts(RunId run) {
        return desk.tables()
                .results()
                .find(run)
                .map(ResultRow::texts)
                .orElseThrow(() -> MarlinException.notFound("That record"));
    }

    private PairRow row(PairId id) {
        return desk.tables().pairs().find(id).orElseThrow(() -> MarlinException.notFound("That pair"));
    }

    private PairEntry entry(PairRow pair) {
        boolean withheld = desk.tables()
                .withheld()
                .find(pair.id(), pair.turn())
                .filter(row -> row.released().isEmpty())
                .isPresent();
        return new PairEntry(
                pair.id(),
                pair.task(),
                tasks.task(pair.task()).title(),
                pair.state(),
                pair.turn(),
                withheld,
                pair.reason(),
                pair.startedBy(),
                pair.startedAt());
    }

    private RunEntry entry(RunRow run) {
        Optional<ResultRow> result = desk.tables().results().find(run.id());
        return new RunEntry(
                run.id(),
                run.candidate().id(),
                desk.agents().get(run.candidate().agent()),
                run.turn(),
                run.attempt(),
                run.startOrder(),
                run.state().name(),
                run.stage().name(),
                run.exit().map(ExitClass::name).orElse(""),
                run.reason(),
                run.claimedAt(),
                run.finishedAt(),
                result.map(row -> overhead(row.overhead())),
                result.map(row -> new TakenEntry(row.marks(), row.trailers(), row.ownFiles())),
                desk.tables().results().verifications(run.id()),
                desk.tables().usage().find(run.id()).map(ManagersBook::usage));
    }

    private static UsageEntry usage(ModelUsed used) {
        return new UsageEntry(
                used.route(),
                used.models(),
                used.calls(),
                used.unmeasured(),
                used.total().freshInput(),
                used.total().cacheRead(),
                used.total().cacheWrite(),
                used.total().output(),
                used.picoDollars().isPresent()
                        ? OptionalLong.of(new Cost(used.picoDollars().getAsLong()).microDollars())
                        : OptionalLong.empty(),
                used.prices(),
                used.recording().isPresent());
    }

    private static OverheadEntry overhead(Overhead overhead) {
        return new OverheadEntry(
                overhead.setup().toMillis(),
                overhead.agent().toMillis(),
                overhead.capture().toMillis(),
                overhead.verify().toMillis(),
                overhead.teardown().toMillis());
    }
}
