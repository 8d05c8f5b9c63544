package dev.marlin.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.reviews.terms.BlindDraw;
import dev.marlin.reviews.terms.Blindness;
import dev.marlin.rubrics.ReopeningListener;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of submissions, their rounds, who decides them, and their acceptance. */
@Repository
class SubmissionStore {
    private static final String STANDING = """
            SELECT s.*, a.judgement_id, a.at AS accepted_at, a.sequence,
                   EXISTS (SELECT FROM sighted_submission h WHERE h.submission_id = s.id) AS sighted
            FROM acceptance a JOIN submission s ON s.id = a.submission_id
            WHERE NOT EXISTS (SELECT FROM acceptance l WHERE l.submission_id = s.id AND l.sequence > a.sequence)
              AND NOT EXISTS (SELECT FROM acceptance_end e WHERE e.sequence = a.sequence)
            """;

    private final JdbcClient jdbc;
    private final PanelStore panels;

    SubmissionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.panels = new PanelStore(jdbc);
    }

    PanelStore panels() {
        return panels;
    }

    /** What the author said at a round. */
    record AuthorRound(int round, JudgementId judgement, Instant at) {}

    /** An acceptance and the judgement that counts. */
    record Acceptance(Submission submission, JudgementId judgement, Blindness blindness, Instant at, long sequence) {}

    /** False when the comparison has a submission already. */
    boolean insert(Submission fresh) {
        return jdbc.sql("""
                INSERT INTO submission (id, comparison_id, task_id, campaign_id, author_id, state, round, terms,
                                        stage, submitted_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (comparison_id) DO NOTHING
                """)
                        .param(fresh.id().value())
                        .param(fresh.comparison().value())
                        .param(fresh.task().value())
                        .param(fresh.campaign().value())
                        .param(fresh.author().value())
                        .param(fresh.state().key())
                        .param(fresh.round())
                        .param(fresh.terms())
                        .param(fresh.stage())
                        .param(Columns.at(fresh.submittedAt()))
                        .param(Columns.at(fresh.changedAt()))
                        .update()
                == 1;
    }

    void insertBlindness(BlindDraw draw) {
        jdbc.sql("INSERT INTO submission_blindness (submission_id, blind_percent, seed, blind) VALUES (?, ?, ?, ?)")
                .param(draw.submission())
                .param(draw.blindPercent())
                .param(draw.seed())
                .param(draw.outcome() == Blindness.BLIND)
                .update();
    }

    /** What was drawn for the submission; blind where it arrived before there was a draw. */
    Blindness blindness(SubmissionId submission) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM sighted_submission WHERE submission_id = ?)")
                .param(submission.value())
                .query((row, n) -> row.getBoolean(1) ? Blindness.SIGHTED : Blindness.BLIND)
                .single();
    }

    void update(Submission changed) {
        jdbc.sql(
                        "UPDATE submission SET state = ?, round = ?, stage = ?, adjudicator_id = ?, changed_at = ? WHERE id = ?")
                .param(changed.state().key())
                .param(changed.round())
                .param(changed.stage())
                .param(changed.adjudicator().map(PersonId::value).orElse(null))
                .param(Columns.at(changed.changedAt()))
                .param(changed.id().value())
                .update();
    }

    void insertRound(SubmissionId submission, AuthorRound round) {
        jdbc.sql("INSERT INTO submission_round (submission_id, round, judgement_id, at) VALUES (?, ?, ?, ?)")
                .params(submission.value(), round.round(), round.judgement().value(), Columns.at(round.at()))
                .update();
    }

    List<AuthorRound> rounds(SubmissionId submission) {
        return jdbc.sql("SELECT * FROM submission_round WHERE submission_id = ? ORDER BY round")
                .param(submission.value())
                .query((row, n) -> new AuthorRound(
                        row.getInt("round"),
                        new JudgementId(Columns.uuid(row, "judgement_id")),
                        Columns.instant(row, "at")))
                .list();
    }

    /** Everybody who wrote a submission on the task: two who judge the same never review each other. */
    List<PersonId> authors(TaskId task) {
        return jdbc.sql("SELECT DISTINCT author_id FROM submission WHERE task_id = ?")
                .param(task.value())
                .query((row, n) -> new PersonId(Columns.uuid(row, "author_id")))
                .list();
    }

    void insertAcceptance(SubmissionId submission, JudgementId judgement, Instant at) {
        jdbc.sql("INSERT INTO acceptance (submission_id, judgement_id, at) VALUES (?, ?, ?)")
                .params(submission.value(), judgement.value(), Columns.at(at))
                .update();
    }

    /** Ends an acceptance: nothing of the submission counts any more. */
    void endAcceptance(long sequence, Instant at) {
        jdbc.sql("INSERT INTO acceptance_end (sequence, at) VALUES (?, ?)")
                .params(sequence, Columns.at(at))
                .update();
    }

    void insertReopening(SubmissionId submission, int round, ReopeningListener.Reopening reopening, Instant at) {
        jdbc.sql("""
                INSERT INTO submission_reopening (submission_id, round, draw_id, rubric_version_id, at)
                VALUES (?, ?, ?, ?, ?)
                """)
                .param(submission.value())
                .param(round)
                .param(reopening.draw())
                .param(reopening.version().value())
                .param(Columns.at(at))
                .update();
    }

    /** Acceptances that stand, oldest first; without what was judged on extra places of gold tasks. */
    List<Acceptance> acceptances() {
        return jdbc.sql(STANDING + "AND s.id NOT IN (SELECT submission_id FROM gold_submission) ORDER BY a.sequence")
                .query((row, n) -> acceptance(row))
                .list();
    }

    /** The acceptance of the submission that stands. */
    Optional<Acceptance> standing(SubmissionId submission) {
        return jdbc.sql(STANDING + "AND a.submission_id = ?")
                .param(submission.value())
                .query((row, n) -> acceptance(row))
                .optional();
    }

    private static Acceptance acceptance(ResultSet row) throws SQLException {
        return new Acceptance(
                submission(row),
                new JudgementId(Columns.uuid(row, "judgement_id")),
                row.getBoolean("sighted") ? Blindness.SIGHTED : Blindness.BLIND,
                Columns.instant(row, "accepted_at"),
                row.getLong("sequence"));
    }

    /** Everybody who decided it in adjudication or on appeal. */
    List<PersonId> deciders(SubmissionId submission) {
        return jdbc.sql("""
                SELECT adjudicator_id AS person_id FROM decision WHERE submission_id = :submission
                UNION SELECT decided_by FROM review_appeal_decision WHERE submission_id = :submission
                ORDER BY person_id
                """)
                .param("submission", submission.value())
                .query((row, n) -> new PersonId(Columns.uuid(row, "person_id")))
                .list();
    }

    Optional<Submission> find(SubmissionId id) {
        return jdbc.sql("SELECT * FROM submission WHERE id = ?")
                .param(id.value())
                .query((row, n) -> submission(row))
                .optional();
    }

    /**
     * The submission, locked until the transaction ends: changes of one submission come one after another.
     *
     * @throws MarlinException NOT_FOUND
     */
    Submission lock(SubmissionId id) {
        return jdbc.sql("SELECT * FROM submission WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query((row, n) -> submission(row))
                .optional()
                .orElseThrow(() -> MarlinException.notFound("That submission"));
    }

    Optional<Submission> lockOf(ComparisonId comparison) {
        return jdbc.sql("SELECT * FROM submission WHERE comparison_id = ? FOR UPDATE")
                .param(comparison.value())
                .query((row, n) -> submission(row))
                .optional();
    }

    Optional<Submission> ofComparison(ComparisonId comparison) {
        return jdbc.sql("SELECT * FROM submission WHERE comparison_id = ?")
                .param(comparison.value())
                .query((row, n) -> submission(row))
                .optional();
    }

    /** Submissions that the person wrote, reviews or decides; open ones first, the latest change first. */
    List<Submission> of(PersonId person, int limit) {
        return jdbc.sql("""
                SELECT * FROM submission s
                WHERE s.author_id = ? OR s.adjudicator_id = ?
                   OR EXISTS (SELECT FROM submission_reviewer r
                              WHERE r.submission_id = s.id AND r.reviewer_id = ?)
                ORDER BY s.state IN ('accepted', 'rejected', 'withdrawn'), s.changed_at DESC, s.id
                LIMIT ?
                """)
                .params(person.value(), person.value(), person.value(), limit)
                .query((row, n) -> submission(row))
                .list();
    }

    /** Open submissions for which nobody can act, so that managers are called, oldest first. */
    List<Submission> unstaffed() {
        return jdbc.sql("""
                SELECT * FROM submission s
                WHERE s.state = 'submitted' OR s.state IN ('in_adjudication', 'in_appeal') AND s.adjudicator_id IS NULL
                   OR s.state IN ('in_review', 'returned', 'in_adjudication', 'in_appeal')
                      AND EXISTS (SELECT FROM attention a
                                  WHERE a.subject_kind = 'submission' AND a.subject_id = s.id
                                    AND a.action IN ('Staff', 'Withdraw'))
                ORDER BY s.changed_at, s.id
                """).query((row, n) -> submission(row)).list();
    }

    /** Open submissions, oldest first. */
    List<Submission> open() {
        return jdbc.sql("""
                SELECT * FROM submission
                WHERE state IN ('submitted', 'in_review', 'returned', 'in_adjudication', 'in_appeal')
                ORDER BY submitted_at, id
                """).query((row, n) -> submission(row)).list();
    }

    /** Reviews that each person still owes; people without any are missing. */
    Map<PersonId, Integer> openReviews() {
        return counts("""
                SELECT r.reviewer_id AS person_id, count(*) AS open
                FROM submission_reviewer r JOIN submission s ON s.id = r.submission_id
                WHERE s.state = 'in_review' AND r.stage = s.stage
                  AND NOT EXISTS (SELECT FROM submission_relief f WHERE f.submission_id = s.id
                                  AND f.reviewer_id = r.reviewer_id)
                  AND NOT EXISTS (SELECT FROM review v WHERE v.submission_id = s.id AND v.round = s.round
                                  AND v.reviewer_id = r.reviewer_id)
                GROUP BY r.reviewer_id
                """);
    }

    /** Decisions that each person still owes; people without any are missing. */
    Map<PersonId, Integer> openDecisions() {
        return counts("""
                SELECT adjudicator_id AS person_id, count(*) AS open FROM submission
                WHERE state IN ('in_adjudication', 'in_appeal') AND adjudicator_id IS NOT NULL
                GROUP BY adjudicator_id
                """);
    }

    private Map<PersonId, Integer> counts(String sql) {
        Map<PersonId, Integer> counts = new HashMap<>();
        jdbc.sql(sql)
                .query((row, n) -> Map.entry(new PersonId(Columns.uuid(row, "person_id")), row.getInt("open")))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(
                new SubmissionId(Columns.uuid(row, "id")),
                new ComparisonId(Columns.uuid(row, "comparison_id")),
                new TaskId(Columns.uuid(row, "task_id")),
                new CampaignId(Columns.uuid(row, "campaign_id")),
                new PersonId(Columns.uuid(row, "author_id")),
                SubmissionState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("round"),
                row.getInt("terms"),
                row.getInt("stage"),
                adjudicator(Columns.optionalUuid(row, "adjudicator_id")),
                Columns.instant(row, "submitted_at"),
                Columns.instant(row, "changed_at"));
    }

    private static Optional<PersonId> adjudicator(Optional<UUID> id) {
        return id.map(PersonId::new);
    }
}
