package dev.marlin.reviews;

import dev.marlin.comparisons.Judgements;
import java.util.List;
import org.springframework.stereotype.Service;

/** Reads accepted work from the rows that acceptance wrote. */
@Service
class AcceptedSubmissions implements AcceptedWork {
    private final SubmissionStore submissions;
    private final Judgements judgements;
    private final Cases cases;

    AcceptedSubmissions(SubmissionStore submissions, Judgements judgements, Cases cases) {
        this.submissions = submissions;
        this.judgements = judgements;
        this.cases = cases;
    }

    @Override
    public List<AcceptedComparison> accepted() {
        return submissions.acceptances().stream().map(this::read).toList();
    }

    private AcceptedComparison read(SubmissionStore.Acceptance acceptance) {
        Submission submission = acceptance.submission();
        return new AcceptedComparison(
                submission.id(),
                submission.comparison(),
                cases.pair(submission.comparison()),
                submission.task(),
                submission.campaign(),
                submission.author(),
                judgements.get(acceptance.judgement()),
                judgements.of(submission.comparison()),
                judgements.sides(submission.comparison()),
                acceptance.at());
    }
}
