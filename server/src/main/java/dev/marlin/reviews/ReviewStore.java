package dev.marlin.reviews;

import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.store.Columns;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of what reviewers and adjudicators say. Insert only; their words are sealed under their own keys. */
@Repository
class ReviewStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    ReviewStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** That a reviewer has judged on their own in a round. */
    record OwnJudgement(int round, PersonId reviewer, JudgementId judgement, Instant at) {}

    void insert(SubmissionId submission, OwnJudgement own) {
        jdbc.sql("""
                INSERT INTO review_judgement (submission_id, round, reviewer_id, judgement_id, at)
                VALUES (?, ?, ?, ?, ?)
                """)
                .param(submission.value())
                .param(own.round())
                .param(own.reviewer().value())
                .param(own.judgement().value())
                .param(Columns.at(own.at()))
                .update();
    }

    /** Of all rounds, oldest first. */
    List<OwnJudgement> ownJudgements(SubmissionId submission) {
        return jdbc.sql("SELECT * FROM review_judgement WHERE submission_id = ? ORDER BY round, at, reviewer_id")
                .param(submission.value())
                .query((row, n) -> new OwnJudgement(
                        row.getInt("round"),
                        new PersonId(Columns.uuid(row, "reviewer_id")),
                        new JudgementId(Columns.uuid(row, "judgement_id")),
                        Columns.instant(row, "at")))
                .list();
    }

    void insert(Review review) {
        UUID submission = review.submission().value();
        UUID reviewer = review.reviewer().value();
        jdbc.sql("INSERT INTO review (submission_id, round, reviewer_id, verdict, body, at) VALUES (?, ?, ?, ?, ?, ?)")
                .param(submission)
                .param(review.round())
                .param(reviewer)
                .param(review.words().verdict().key())
                .param(vault.seal(
                        review.reviewer(),
                        Place.of("review.body", submission, review.round(), reviewer),
                        review.words().text()))
                .param(Columns.at(review.at()))
                .update();
        int number = 0;
        for (Review.Remark remark : review.words().remarks()) {
            number++;
            Place place = Place.of("review_remark.body", submission, review.round(), reviewer, number);
            jdbc.sql("""
                    INSERT INTO review_remark (submission_id, round, reviewer_id, number, about, body)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)
                    .params(submission, review.round(), reviewer, number, remark.about())
                    .param(vault.seal(review.reviewer(), place, remark.text()))
                    .update();
        }
    }

    /** Of all rounds, oldest first. */
    List<Review> reviews(SubmissionId submission) {
        return jdbc.sql("""
                SELECT *, (SELECT k.wrapped FROM person_key k WHERE k.person_id = reviewer_id) AS wrapped FROM review
                WHERE submission_id = ? ORDER BY round, at, reviewer_id
                """)
                .param(submission.value())
                .query((row, n) -> review(submission, row))
                .list();
    }

    private Review review(SubmissionId submission, ResultSet row) throws SQLException {
        int round = row.getInt("round");
        PersonId reviewer = new PersonId(Columns.uuid(row, "reviewer_id"));
        Review.Verdict verdict = Review.Verdict.parse(row.getString("verdict"));
        return new Review(
                submission,
                round,
                reviewer,
                new Review.Words(
                        verdict,
                        open(row, reviewer, Place.of("review.body", submission.value(), round, reviewer)),
                        remarks(submission, round, reviewer)),
                Columns.instant(row, "at"));
    }

    private List<Review.Remark> remarks(SubmissionId submission, int round, PersonId reviewer) {
        return jdbc.sql("""
                SELECT number, about, body,
                    (SELECT k.wrapped FROM person_key k WHERE k.person_id = reviewer_id) AS wrapped
                FROM review_remark
                WHERE submission_id = ? AND round = ? AND reviewer_id = ? ORDER BY number
                """)
                .params(submission.value(), round, reviewer.value())
                .query((row, n) -> new Review.Remark(
                        row.getString("about"),
                        open(
                                row,
                                reviewer,
                                Place.of(
                                        "review_remark.body",
                                        submission.value(),
                                        round,
                                        reviewer,
                                        row.getInt("number")))))
                .list();
    }

    private String open(ResultSet row, PersonId author, Place place) throws SQLException {
        return vault.open(author, place, row.getString("body"), row.getBytes("wrapped"))
                .words();
    }

    void insertAppeal(Submission submission, String text, Instant at) {
        jdbc.sql("INSERT INTO review_appeal (submission_id, round, author_id, body, at) VALUES (?, ?, ?, ?, ?)")
                .param(submission.id().value())
                .param(submission.round())
                .param(submission.author().value())
                .param(vault.seal(submission.author(), appeal(submission.id(), submission.round()), text))
                .param(Columns.at(at))
                .update();
    }

    void insertAnswer(Submission submission, PersonId by, Appeal.Answer answer) {
        jdbc.sql("""
                INSERT INTO review_appeal_decision (submission_id, round, decided_by, outcome, body, at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .param(submission.id().value())
                .param(submission.round())
                .param(by.value())
                .param(answer.outcome().key())
                .param(vault.seal(by, answer(submission.id(), submission.round()), answer.text()))
                .param(Columns.at(answer.at()))
                .update();
    }

    /** Of all rounds, oldest first. */
    List<Appeal> appeals(SubmissionId submission) {
        return jdbc.sql("""
                SELECT a.*, d.decided_by, d.outcome, d.body AS answer, d.at AS answered_at,
                    (SELECT k.wrapped FROM person_key k WHERE k.person_id = a.author_id) AS wrapped,
                    (SELECT k.wrapped FROM person_key k WHERE k.person_id = d.decided_by) AS wrapped_answer
                FROM review_appeal a
                LEFT JOIN review_appeal_decision d ON d.submission_id = a.submission_id AND d.round = a.round
                WHERE a.submission_id = ? ORDER BY a.round
                """)
                .param(submission.value())
                .query((row, n) -> appeal(submission, row))
                .list();
    }

    private static Place appeal(SubmissionId submission, int round) {
        return Place.of("review_appeal.body", submission.value(), round);
    }

    private static Place answer(SubmissionId submission, int round) {
        return Place.of("review_appeal_decision.body", submission.value(), round);
    }

    private Appeal appeal(SubmissionId submission, ResultSet row) throws SQLException {
        int round = row.getInt("round");
        PersonId author = new PersonId(Columns.uuid(row, "author_id"));
        return new Appeal(
                round,
                open(row, author, appeal(submission, round)),
                Columns.instant(row, "at"),
                answer(answer(submission, round), row));
    }

    private Optional<Appeal.Answer> answer(Place place, ResultSet row) throws SQLException {
        Optional<UUID> by = Columns.optionalUuid(row, "decided_by");
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(new Appeal.Answer(
                        Appeal.Outcome.parse(row.getString("outcome")),
                        vault.open(
                                        new PersonId(by.get()),
                                        place,
                                        row.getString("answer"),
                                        row.getBytes("wrapped_answer"))
                                .words(),
                        Columns.instant(row, "answered_at")));
    }

    void insert(Decision decision) {
        Decision.Grounds grounds = decision.grounds();
        jdbc.sql("""
                INSERT INTO decision (submission_id, round, adjudicator_id, judgement_id, outcome, reason_code, body, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(decision.submission().value())
                .param(decision.round())
                .param(decision.adjudicator().value())
                .param(decision.judgement().value())
                .param(grounds.outcome().key())
                .param(grounds.reasonCode())
                .param(vault.seal(
                        decision.adjudicator(), place(decision.submission(), decision.round()), grounds.message()))
                .param(Columns.at(decision.at()))
                .update();
        int number = 0;
        for (String reference : grounds.evidence()) {
            jdbc.sql("INSERT INTO decision_evidence (submission_id, round, number, reference) VALUES (?, ?, ?, ?)")
                    .params(decision.submission().value(), decision.round(), ++number, reference)
                    .update();
        }
    }

    /** Of all rounds, oldest first. */
    List<Decision> decisions(SubmissionId submission) {
        return jdbc.sql("""
                SELECT *, (SELECT k.wrapped FROM person_key k WHERE k.person_id = adjudicator_id) AS wrapped FROM decision
                WHERE submission_id = ? ORDER BY round
                """)
                .param(submission.value())
                .query((row, n) -> decision(submission, row))
                .list();
    }

    private static Place place(SubmissionId submission, int round) {
        return Place.of("decision.body", submission.value(), round);
    }

    private Decision decision(SubmissionId submission, ResultSet row) throws SQLException {
        int round = row.getInt("round");
        List<String> evidence = jdbc.sql(
                        "SELECT reference FROM decision_evidence WHERE submission_id = ? AND round = ? ORDER BY number")
                .params(submission.value(), round)
                .query((line, n) -> line.getString("reference"))
                .list();
        PersonId adjudicator = new PersonId(Columns.uuid(row, "adjudicator_id"));
        return new Decision(
                submission,
                round,
                adjudicator,
                new JudgementId(Columns.uuid(row, "judgement_id")),
                new Decision.Grounds(
                        Decision.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                        row.getString("reason_code"),
                        evidence,
                        open(row, adjudicator, place(submission, round))),
                Columns.instant(row, "at"));
    }
}
