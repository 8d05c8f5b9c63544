package dev.marlin.reviews;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.Judgements;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.ReviewStore.OwnJudgement;
import dev.marlin.reviews.SubmissionStore.AuthorRound;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.consensus.PanelFinding;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.terms.Blindness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Everything on file about one submission. Never leaves this package: people get what {@link Sight} lets through.
 *
 * @param blindness as it was drawn when it arrived
 * @param seats of all panels, in the order of their numbers
 * @param rounds what the author said, by round
 */
record CaseFile(
        Submission submission,
        Blindness blindness,
        List<PanelStore.Seat> seats,
        List<AuthorRound> rounds,
        List<OwnJudgement> ownJudgements,
        List<Review> reviews,
        List<Decision> decisions,
        List<Appeal> appeals,
        List<PanelFinding> findings,
        Map<JudgementId, Judgement> judgements,
        List<Annotation> annotations) {
    CaseFile {
        seats = List.copyOf(seats);
        rounds = List.copyOf(rounds);
        ownJudgements = List.copyOf(ownJudgements);
        reviews = List.copyOf(reviews);
        decisions = List.copyOf(decisions);
        appeals = List.copyOf(appeals);
        findings = List.copyOf(findings);
        judgements = Map.copyOf(judgements);
        annotations = List.copyOf(annotations);
    }

    Judgement judgement(JudgementId id) {
        return Objects.requireNonNull(judgements.get(id), "a judgement on file is known");
    }

    /** What the author said at the current round. */
    AuthorRound authorNow() {
        return rounds.getLast();
    }

    Optional<OwnJudgement> own(PersonId reviewer, int round) {
        return ownJudgements.stream()
                .filter(own -> own.round() == round && own.reviewer().equals(reviewer))
                .findFirst();
    }

    Optional<Review> review(PersonId reviewer, int round) {
        return reviews.stream()
                .filter(review -> review.round() == round && review.reviewer().equals(reviewer))
                .findFirst();
    }

    /** Everybody who has or had a seat, in the order of their numbers. */
    List<PersonId> reviewers() {
        return seats.stream().map(PanelStore.Seat::reviewer).toList();
    }

    /** Who sits on that panel now. */
    List<PersonId> panel(int stage) {
        return seats.stream()
                .filter(seat -> seat.stage() == stage && !seat.relieved())
                .map(PanelStore.Seat::reviewer)
                .toList();
    }

    /** The panel that the person sits or sat on. */
    int stageOf(PersonId reviewer) {
        return seats.stream()
                .filter(seat -> seat.reviewer().equals(reviewer))
                .mapToInt(PanelStore.Seat::stage)
                .findFirst()
                .orElseThrow();
    }

    /** All of that panel have sent in that round, or its time is over: from then on nobody of it can be swayed. */
    boolean closed(int round, int stage) {
        if (round != submission.round()) {
            return round < submission.round();
        }
        if (stage != submission.stage()) {
            return stage < submission.stage();
        }
        List<PersonId> panel = panel(stage);
        return !panel.isEmpty()
                && panel.stream().allMatch(person -> review(person, round).isPresent());
    }

    /** The panel whose turn it is has spoken in that round. */
    boolean closed(int round) {
        return closed(round, submission.stage());
    }

    /** When the last of that panel sent in that round; the beginning of time where nobody did. */
    Instant closedAt(int round, int stage) {
        return reviews.stream()
                .filter(review -> review.round() == round && stageOf(review.reviewer()) == stage)
                .map(Review::at)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** Puts together what is on file about a submission. */
    @Component
    static class Archive {
        private final SubmissionStore submissions;
        private final ReviewStore reviews;
        private final Judgements judgements;
        private final Cases cases;

        Archive(SubmissionStore submissions, ReviewStore reviews, Judgements judgements, Cases cases) {
            this.submissions = submissions;
            this.reviews = reviews;
            this.judgements = judgements;
            this.cases = cases;
        }

        /** @throws MarlinException NOT_FOUND */
        CaseFile read(SubmissionId id) {
            return read(submissions.find(id).orElseThrow(() -> MarlinException.notFound("That submission")));
        }

        CaseFile read(Submission submission) {
            SubmissionId id = submission.id();
            return new CaseFile(
                    submission,
                    submissions.blindness(id),
                    submissions.panels().seats(id),
                    submissions.rounds(id),
                    reviews.ownJudgements(id),
                    reviews.reviews(id),
                    reviews.decisions(id),
                    reviews.appeals(id),
                    submissions.panels().findings(id),
                    judgements.of(submission.comparison()).stream()
                            .collect(Collectors.toMap(Judgement::id, Function.identity())),
                    cases.annotations(submission.comparison()));
        }
    }
}
