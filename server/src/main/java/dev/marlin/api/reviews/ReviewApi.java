package dev.marlin.api.reviews;

import dev.marlin.identity.Visitor;
import dev.marlin.reviews.Adjudications;
import dev.marlin.reviews.ReviewDesk;
import dev.marlin.reviews.Reviews;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.life.SubmissionId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** All that reviewers and adjudicators do, over HTTP. Every answer holds what the person may see after the act. */
@RestController
class ReviewApi {
    private final ReviewDesk desk;
    private final Reviews reviews;
    private final Adjudications adjudications;

    ReviewApi(ReviewDesk desk, Reviews reviews, Adjudications adjudications) {
        this.desk = desk;
        this.reviews = reviews;
        this.adjudications = adjudications;
    }

    @GetMapping("/api/v1/reviews")
    ReviewList mine(Visitor visitor) {
        return ReviewList.of(desk.of(visitor.id()));
    }

    @GetMapping("/api/v1/submissions/{submission}")
    SubmissionAnswer look(Visitor visitor, @PathVariable String submission) {
        return SubmissionAnswer.of(desk.look(SubmissionId.parse(submission), visitor.id()));
    }

    @PostMapping("/api/v1/submissions/{submission}/judgement")
    SubmissionAnswer judge(Visitor visitor, @PathVariable String submission, @RequestBody OpinionBody body) {
        reviews.judge(SubmissionId.parse(submission), visitor.id(), body.opinion());
        return look(visitor, submission);
    }

    @PostMapping("/api/v1/submissions/{submission}/verdict")
    SubmissionAnswer send(Visitor visitor, @PathVariable String submission, @RequestBody VerdictBody body) {
        reviews.send(SubmissionId.parse(submission), visitor.id(), body.words());
        return look(visitor, submission);
    }

    /** What an author objects. */
    record AppealBody(@Nullable String text) {}

    /** What becomes of a rejection: {@code upheld} or {@code overturned}. */
    record AppealDecisionBody(
            @Nullable String outcome, @Nullable String text) {}

    @PostMapping("/api/v1/submissions/{submission}/appeal")
    SubmissionAnswer appeal(Visitor visitor, @PathVariable String submission, @RequestBody AppealBody body) {
        adjudications.appeal(SubmissionId.parse(submission), visitor.id(), OpinionBody.given(body.text(), "text"));
        return look(visitor, submission);
    }

    @PostMapping("/api/v1/submissions/{submission}/appeal-decision")
    SubmissionAnswer resolve(Visitor visitor, @PathVariable String submission, @RequestBody AppealDecisionBody body) {
        adjudications.resolve(
                SubmissionId.parse(submission),
                visitor.id(),
                Appeal.Outcome.parse(OpinionBody.given(body.outcome(), "outcome")),
                OpinionBody.given(body.text(), "text"));
        return look(visitor, submission);
    }

    @PostMapping("/api/v1/submissions/{submission}/decision")
    SubmissionAnswer decide(Visitor visitor, @PathVariable String submission, @RequestBody DecisionBody body) {
        adjudications.decide(
                SubmissionId.parse(submission),
                visitor.id(),
                OpinionBody.given(body.judgement(), "judgement").opinion(),
                body.grounds());
        return look(visitor, submission);
    }
}
