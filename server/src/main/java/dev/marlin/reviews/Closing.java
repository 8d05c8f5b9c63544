package dev.marlin.reviews;

import dev.marlin.comparisons.Judgement;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.consensus.Consensus;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.terms.ReviewTerms;
import java.util.List;
import java.util.Optional;

/** What follows when the last one of a panel has sent: the rule of the terms speaks, and is kept as it spoke. */
record Closing(PanelStore panels, CaseFile.Archive files, Seating seating) {
    /** Where the submission goes; as it is while somebody of the panel has not sent. */
    Submission settle(Submission submission, PersonId by) {
        CaseFile file = files.read(submission);
        if (!file.closed(submission.round())) {
            return submission;
        }
        Course course = seating.course();
        ReviewTerms terms = course.terms(submission);
        Judgement author = file.judgement(file.authorNow().judgement());
        Consensus found = Consensus.of(terms.rule(), author, words(file));
        panels.insert(submission, found, course.ground().now());
        return switch (found.outcome()) {
            case AGREED ->
                terms.isLastStage(submission.stage())
                        ? course.accept(submission, Optional.of(by), author.id())
                        : seating.pass(submission, by);
            case CHANGES ->
                terms.isLastRound(submission.round())
                        ? course.escalate(submission, by)
                        : course.giveBack(submission, by);
            case DISPUTED -> course.escalate(submission, by);
        };
    }

    private static List<Consensus.Word> words(CaseFile file) {
        int round = file.submission().round();
        return file.panel(file.submission().stage()).stream()
                .map(reviewer -> new Consensus.Word(
                        file.judgement(file.own(reviewer, round).orElseThrow().judgement()),
                        file.review(reviewer, round).orElseThrow().words().verdict() == Review.Verdict.REQUEST_CHANGES))
                .toList();
    }
}
