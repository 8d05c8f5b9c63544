package dev.marlin.reviews;

import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Judgements;
import dev.marlin.kernel.MarlinException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what is on file about a submission. */
@Component
class CaseFiles {
    private final SubmissionStore submissions;
    private final ReviewStore reviews;
    private final Judgements judgements;
    private final Cases cases;

    CaseFiles(SubmissionStore submissions, ReviewStore reviews, Judgements judgements, Cases cases) {
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
                submissions.reviewers(id),
                submissions.rounds(id),
                reviews.ownJudgements(id),
                reviews.reviews(id),
                reviews.decisions(id),
                judgements.of(submission.comparison()).stream()
                        .collect(Collectors.toMap(Judgement::id, Function.identity())),
                cases.annotations(submission.comparison()));
    }
}
