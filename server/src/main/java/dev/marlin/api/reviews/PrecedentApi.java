package dev.marlin.api.reviews;

import dev.marlin.identity.Visitor;
import dev.marlin.reviews.calibration.Calibration;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.precedents.Precedent;
import dev.marlin.reviews.precedents.Precedents;
import dev.marlin.rubrics.Clause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Precedents and reviewers' figures, for programs. */
@RestController
class PrecedentApi {
    private final Precedents precedents;
    private final Calibration calibration;

    PrecedentApi(Precedents precedents, Calibration calibration) {
        this.precedents = precedents;
        this.calibration = calibration;
    }

    /** @param clause {@code axis:key} or {@code reason:key} */
    record MarkBody(@Nullable String clause, @Nullable String reason) {}

    /** Why an example stands no more. */
    record WithdrawalBody(@Nullable String reason) {}

    /** A precedent; {@code withdrawn} is missing while it stands. */
    record PrecedentAnswer(
            String id,
            String rubric,
            String clause,
            String reason,
            String outcome,
            String message,
            Instant at,
            @Nullable String withdrawn) {
        static PrecedentAnswer of(Precedent precedent) {
            return new PrecedentAnswer(
                    precedent.id().toString(),
                    precedent.rubric(),
                    precedent.clause().toString(),
                    precedent.reason(),
                    precedent.decided().outcome().key(),
                    precedent.decided().message(),
                    precedent.at(),
                    precedent.withdrawn().orElse(null));
        }
    }

    /** The latest 200. */
    record ListAnswer(List<PrecedentAnswer> precedents) {}

    /** One reviewer; share and bounds from 0 to 1, missing below ten reviews. */
    record FiguresAnswer(
            String person,
            long reviews,
            long overturned,
            @Nullable Double share,
            @Nullable Double low,
            @Nullable Double high) {
        static FiguresAnswer of(Calibration.Figures one) {
            return new FiguresAnswer(
                    one.reviewer().toString(),
                    one.reviews(),
                    one.overturned(),
                    one.share().map(share -> share.value()).orElse(null),
                    one.share().map(share -> share.low()).orElse(null),
                    one.share().map(share -> share.high()).orElse(null));
        }
    }

    /** Everybody who reviewed. */
    record CalibrationAnswer(List<FiguresAnswer> reviewers) {}

    @GetMapping("/api/v1/precedents")
    ListAnswer all() {
        return new ListAnswer(precedents.all().stream().map(PrecedentAnswer::of).toList());
    }

    /** Those that the caller reads beside the form: under the submission's rubric, none of its own task. */
    @GetMapping("/api/v1/submissions/{submission}/precedents")
    ListAnswer beside(@PathVariable String submission) {
        return new ListAnswer(precedents.beside(SubmissionId.parse(submission)).stream()
                .map(PrecedentAnswer::of)
                .toList());
    }

    @PostMapping("/api/v1/submissions/{submission}/precedents")
    PrecedentAnswer mark(Visitor visitor, @PathVariable String submission, @RequestBody MarkBody body) {
        return PrecedentAnswer.of(precedents.mark(
                SubmissionId.parse(submission),
                Clause.parse(OpinionBody.given(body.clause(), "clause")),
                OpinionBody.given(body.reason(), "reason"),
                visitor.id()));
    }

    @PostMapping("/api/v1/precedents/{precedent}/withdrawal")
    PrecedentAnswer withdraw(Visitor visitor, @PathVariable String precedent, @RequestBody WithdrawalBody body) {
        return PrecedentAnswer.of(
                precedents.withdraw(precedent, OpinionBody.given(body.reason(), "reason"), visitor.id()));
    }

    @GetMapping("/api/v1/review-calibration")
    CalibrationAnswer figures() {
        return new CalibrationAnswer(
                calibration.all().stream().map(FiguresAnswer::of).toList());
    }
}
