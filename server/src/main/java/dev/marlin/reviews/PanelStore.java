package dev.marlin.reviews;

import dev.marlin.attention.AttentionItem;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.consensus.Consensus;
import dev.marlin.reviews.consensus.PanelFinding;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.terms.AgreementRule;
import dev.marlin.store.Columns;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of panels: who sits on them, whose turn was overdue, and what was found when one had spoken. Insert only. */
class PanelStore {
    private final JdbcClient jdbc;

    PanelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A reviewer's place on a panel.
     *
     * @param relieved somebody else took it over
     */
    record Seat(PersonId reviewer, int stage, boolean relieved) {}

    /** Seats people on that panel; their numbers go on from those who were seated before. */
    void insertReviewers(SubmissionId submission, int stage, List<PersonId> reviewers) {
        for (PersonId reviewer : reviewers) {
            jdbc.sql("""
                    INSERT INTO submission_reviewer (submission_id, reviewer_id, stage, number)
                    SELECT :submission, :reviewer, :stage, coalesce(max(number), 0) + 1
                    FROM submission_reviewer WHERE submission_id = :submission
                    """)
                    .param("submission", submission.value())
                    .param("reviewer", reviewer.value())
                    .param("stage", stage)
                    .update();
        }
    }

    void insertRelief(SubmissionId submission, PersonId reviewer, PersonId substitute, Instant at) {
        jdbc.sql("""
                INSERT INTO submission_relief (submission_id, reviewer_id, substitute_id, at) VALUES (?, ?, ?, ?)
                """)
                .params(submission.value(), reviewer.value(), substitute.value(), Columns.at(at))
                .update();
    }

    /** In the order of their numbers: the first is Reviewer 1. */
    List<Seat> seats(SubmissionId submission) {
        return jdbc.sql("""
                SELECT r.reviewer_id, r.stage, f.reviewer_id IS NOT NULL AS relieved
                FROM submission_reviewer r
                LEFT JOIN submission_relief f ON f.submission_id = r.submission_id AND f.reviewer_id = r.reviewer_id
                WHERE r.submission_id = ? ORDER BY r.number
                """)
                .param(submission.value())
                .query((row, n) -> new Seat(
                        new PersonId(Columns.uuid(row, "reviewer_id")),
                        row.getInt("stage"),
                        row.getBoolean("relieved")))
                .list();
    }

    /** Everybody who has or had a seat, in the order of their numbers. */
    List<PersonId> reviewers(SubmissionId submission) {
        return seats(submission).stream().map(Seat::reviewer).toList();
    }

    /** Who sits on that panel now, in the order of their numbers. */
    List<PersonId> panel(SubmissionId submission, int stage) {
        return seats(submission).stream()
                .filter(seat -> seat.stage() == stage && !seat.relieved())
                .map(Seat::reviewer)
                .toList();
    }

    /** Who sits on the present panel and has not sent in the present round, in the order of their numbers. */
    List<PersonId> owing(Submission submission) {
        return jdbc.sql("""
                SELECT r.reviewer_id FROM submission_reviewer r
                WHERE r.submission_id = ? AND r.stage = ?
                  AND NOT EXISTS (SELECT FROM submission_relief f
                                  WHERE f.submission_id = r.submission_id AND f.reviewer_id = r.reviewer_id)
                  AND NOT EXISTS (SELECT FROM review v
                                  WHERE v.submission_id = r.submission_id AND v.reviewer_id = r.reviewer_id
                                    AND v.round = ?)
                ORDER BY r.number
                """)
                .params(submission.id().value(), submission.stage(), submission.round())
                .query((row, n) -> new PersonId(Columns.uuid(row, "reviewer_id")))
                .list();
    }

    void insert(Submission submission, Consensus found, Instant at) {
        jdbc.sql("""
                INSERT INTO panel_finding (submission_id, round, stage, rule, panel, support, stability, outcome, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(submission.id().value())
                .param(submission.round())
                .param(submission.stage())
                .param(found.rule().kind().key())
                .param(found.panel())
                .param(found.support())
                .param(found.stability())
                .param(found.outcome().key())
                .param(Columns.at(at))
                .update();
    }

    /** What was found when panels had spoken, oldest first. */
    List<PanelFinding> findings(SubmissionId submission) {
        return jdbc.sql("SELECT * FROM panel_finding WHERE submission_id = ? ORDER BY round, stage")
                .param(submission.value())
                .query((row, n) -> new PanelFinding(
                        row.getInt("round"),
                        row.getInt("stage"),
                        AgreementRule.Kind.parse(row.getString("rule")),
                        new PanelFinding.Figures(
                                row.getInt("panel"), row.getDouble("support"), row.getDouble("stability")),
                        Consensus.Outcome.parse(row.getString("outcome"))))
                .list();
    }

    /** False when this was done about this turn before. */
    boolean insertOverdue(SubmissionId submission, AttentionItem turn, OverdueTurns.Act act, Instant at) {
        return jdbc.sql("""
                INSERT INTO review_overdue (submission_id, person_id, due, act, at) VALUES (?, ?, ?, lower(?), ?)
                ON CONFLICT DO NOTHING
                """)
                        .param(submission.value())
                        .param(turn.person().value())
                        .param(Columns.at(turn.due().orElseThrow()))
                        .param(act.name())
                        .param(Columns.at(at))
                        .update()
                == 1;
    }

    /** Those of the turns that were escalated, in their order. */
    List<AttentionItem> escalated(List<AttentionItem> turns) {
        UUID[] ids = turns.stream().map(AttentionItem::subject).distinct().toArray(UUID[]::new);
        Set<Escalated> known = new HashSet<>(jdbc.sql("""
                SELECT submission_id, person_id, due FROM review_overdue
                WHERE act = 'escalated' AND submission_id = ANY (?)
                """)
                .param(ids)
                .query((row, n) -> new Escalated(
                        Columns.uuid(row, "submission_id"),
                        new PersonId(Columns.uuid(row, "person_id")),
                        Columns.instant(row, "due")))
                .list());
        return turns.stream()
                .filter(turn -> known.contains(
                        new Escalated(turn.subject(), turn.person(), turn.due().orElseThrow())))
                .toList();
    }

    private record Escalated(UUID submission, PersonId person, Instant due) {}
}
