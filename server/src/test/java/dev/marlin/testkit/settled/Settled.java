package dev.marlin.testkit.settled;

import dev.marlin.agents.AgentVersion;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.Overall;
import dev.marlin.kernel.PersonId;
import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.Provenance;
import dev.marlin.runner.agent.Trajectory;
import dev.marlin.runner.agent.atif.AtifRun;
import dev.marlin.runner.agent.atif.AtifWriter;
import dev.marlin.tasks.Task;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One comparison in the tables: turns, judgements, annotations, acceptance, each as its feature would have written it. */
public final class Settled {
    private final SettledServer world;
    private final Task task;
    private final AgentVersion first;
    private final AgentVersion second;
    private final UUID pair = UUID.randomUUID();
    private final UUID comparison = UUID.randomUUID();
    private final UUID a = UUID.randomUUID();
    private final UUID b = UUID.randomUUID();
    private int turns;
    private boolean losesTrajectories;

    private Settled(SettledServer world, Task task, AgentVersion first, AgentVersion second) {
        this.world = world;
        this.task = task;
        this.first = first;
        this.second = second;
    }

    static Settled begin(SettledServer world, Task task, AgentVersion first, AgentVersion second) {
        Settled settled = new Settled(world, task, first, second);
        settled.rows();
        return settled;
    }

    private void rows() {
        UUID person = world.expert.id().value();
        insert("""
                INSERT INTO pair (id, task_id, state, started_by, started_at, changed_at)
                VALUES (?, ?, 'READY', ?, now(), now())
                """, pair, task.id().value(), person);
        candidate(a, first);
        candidate(b, second);
        insert(
                """
                INSERT INTO comparison (id, pair_id, task_id, campaign_id, expert_id, rubric_version_id, state, turn,
                    round, opened_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, 'submitted', 1, 1, now(), now())
                """,
                comparison,
                pair,
                task.id().value(),
                task.campaign().value(),
                person,
                world.rubric.id().value());
        insert("INSERT INTO comparison_sides VALUES (?, ?, ?, repeat('0', 64))", comparison, a, b);
    }

    private void candidate(UUID id, AgentVersion agent) {
        insert(
                "INSERT INTO candidate (id, pair_id, task_id, agent_version_id) VALUES (?, ?, ?, ?)",
                id,
                pair,
                task.id().value(),
                agent.id().value());
    }

    /** What is kept of later turns is no trajectory. */
    public Settled losingTrajectories() {
        losesTrajectories = true;
        return this;
    }

    /** The first turn: the task's prompt. */
    public Settled turn(Work ofA, Work ofB) {
        return turn(task.prompt(), null, ofA, ofB);
    }

    /** A further turn; each continues unless a winner is named. */
    public Settled followUp(String prompt, boolean winnerIsA, Work ofA, Work ofB) {
        return turn(prompt, winnerIsA ? a : b, ofA, ofB);
    }

    private Settled turn(String prompt, @Nullable UUID winner, Work ofA, Work ofB) {
        turns++;
        insert(
                "INSERT INTO pair_turn VALUES (?, ?, ?, ?, ?, ?, now())",
                pair,
                turns,
                prompt,
                winner == null ? null : "winner_continues",
                winner,
                world.expert.id().value());
        insert("UPDATE pair SET turn = ? WHERE id = ?", turns, pair);
        insert("UPDATE comparison SET turn = ? WHERE id = ?", turns, comparison);
        ran(a, 1, ofA, kept(first, prompt, ofA));
        ran(b, 2, ofB, kept(second, prompt, ofB));
        return this;
    }

    private byte[] kept(AgentVersion agent, String prompt, Work work) {
        return losesTrajectories
                ? "{\"type\": \"message\"}\n".getBytes(StandardCharsets.UTF_8)
                : did(agent, prompt, work);
    }

    private static byte[] did(AgentVersion agent, String prompt, Work work) {
        boolean scripted = agent.provenance() == AgentVersion.Provenance.SCRIPTED;
        Trajectory trajectory = Trajectory.of(List.of(
                new AgentEvent.Message(Instant.EPOCH, work.steps()),
                new AgentEvent.TurnEnded(Instant.EPOCH, ExitClass.COMPLETED, "")));
        return AtifWriter.write(new AtifRun(
                UUID.randomUUID().toString(),
                new AgentIdentity(agent.agent(), agent.version(), agent.digest()),
                scripted ? Provenance.SCRIPTED : Provenance.COMMAND,
                scripted,
                List.of(new AtifRun.Turn(prompt, trajectory)),
                scripted ? Optional.empty() : Optional.of(new AtifRun.Metered(10, 20, 5, 7, Optional.empty())),
                Optional.empty()));
    }

    private void ran(UUID candidate, int order, Work work, byte[] trajectory) {
        UUID run = UUID.randomUUID();
        insert("""
                INSERT INTO run (id, candidate_id, turn, attempt, start_order, state, stage, exit_class, queued_at,
                    finished_at)
                VALUES (?, ?, ?, 1, ?, 'FINISHED', 'ENDED', 'COMPLETED', now(), now())
                """, run, candidate, turns, order);
        String nothing = world.blob("{}");
        insert(
                """
                INSERT INTO run_result (run_id, tree, patch, trajectory, raw, manifest, final_message, neutral, marks,
                    setup_ms, agent_ms, capture_ms, verify_ms, teardown_ms, stored_at)
                VALUES (?, repeat('0', 40), ?, ?, ?, ?, ?, ?, 0, 1, 1, 1, 1, 1, now())
                """,
                run,
                world.blob(work.patch()),
                world.blob(trajectory),
                nothing,
                nothing,
                world.blob(work.words()),
                nothing);
        insert("""
                INSERT INTO verification (run_id, position, verifier, status, summary, took_ms)
                VALUES (?, 1, 'unit', ?, 'as told', 1)
                """, run, work.resolved() ? "PASS" : "FAIL");
    }

    /** A judgement of the whole, on both axes of the rubric. */
    public JudgementId judge(PersonId judge, Judgement.Role role, Overall overall, String rationale) {
        Map<String, Integer> axes = new TreeMap<>();
        axes.put("correctness", 4);
        axes.put("security", null);
        return judge(judge, role, 0, overall, axes, rationale);
    }

    /**
     * A judgement.
     *
     * @param turn 0 for the whole
     * @param axes step by key; null for not applicable
     */
    public JudgementId judge(
            PersonId judge,
            Judgement.Role role,
            int turn,
            Overall overall,
            Map<String, @Nullable Integer> axes,
            String rationale) {
        JudgementId id = JudgementId.random();
        insert(
                """
                INSERT INTO judgement (id, comparison_id, turn, judge_id, role, round, rubric_version_id, overall,
                    confidence, rationale, at)
                VALUES (?, ?, ?, ?, ?, 1, ?, ?, 'sure', ?, now())
                """,
                id.value(),
                comparison,
                turn == 0 ? null : turn,
                judge.value(),
                role.name().toLowerCase(Locale.ROOT),
                world.rubric.id().value(),
                overall.key(),
                rationale);
        axes.forEach((axis, step) -> insert("INSERT INTO judgement_axis VALUES (?, ?, ?)", id.value(), axis, step));
        return id;
    }

    /** An annotation of the expert on side A. */
    public Settled annotate(String body) {
        insert("""
                INSERT INTO annotation (comparison_id, author_id, side, number, version, turn, kind, severity, body,
                    withdrawn, at)
                VALUES (?, ?, 'a', 1, 1, 1, 'bug', 'minor', ?, false, now())
                """, comparison, world.expert.id().value(), body);
        return this;
    }

    /** The expert's submission, accepted with that judgement. */
    public Settled accept(JudgementId counted) {
        UUID submission = UUID.randomUUID();
        insert(
                """
                INSERT INTO submission (id, comparison_id, task_id, campaign_id, author_id, state, round, submitted_at,
                    changed_at)
                VALUES (?, ?, ?, ?, ?, 'accepted', 1, now(), now())
                """,
                submission,
                comparison,
                task.id().value(),
                task.campaign().value(),
                world.expert.id().value());
        insert(
                "INSERT INTO acceptance (submission_id, judgement_id, at) VALUES (?, ?, now())",
                submission,
                counted.value());
        return this;
    }

    /** The expert's own judgement, accepted. */
    public Settled accept(Overall overall) {
        return accept(judge(world.expert.id(), Judgement.Role.AUTHOR, overall, "The verifier unit says so."));
    }

    public ComparisonId id() {
        return new ComparisonId(comparison);
    }

    private void insert(String sql, @Nullable Object... values) {
        var statement = world.jdbc.sql(sql);
        for (Object value : values) {
            statement = statement.param(value);
        }
        statement.update();
    }

    /**
     * What a side did in a turn.
     *
     * @param words its last words
     * @param steps what it says on its way
     */
    public record Work(String patch, String words, String steps, boolean resolved) {
        public static Work of(String patch, String words) {
            return new Work(patch, words, "On the way to " + words, true);
        }
    }
}
