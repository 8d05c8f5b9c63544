package dev.marlin.api.reviews;

import dev.marlin.api.bench.BlindDocument;
import dev.marlin.api.bench.FileTexts;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.BlindViews;
import dev.marlin.identity.Visitor;
import dev.marlin.reviews.ReviewDesk;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.life.SubmissionId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Both sides of a submission for programs of reviewers and adjudicators: what the author compared, and nothing that the
 * author said of it. The same before and after they judge.
 */
@RestController
class SidesApi {
    private final ReviewDesk desk;
    private final BlindViews views;

    SidesApi(ReviewDesk desk, BlindViews views) {
        this.desk = desk;
        this.views = views;
    }

    /** @param turn the latest when left out */
    @GetMapping("/api/v1/submissions/{submission}/sides")
    BlindDocument sides(
            Visitor visitor, @PathVariable String submission, @RequestParam(required = false) @Nullable Integer turn) {
        return BlindDocument.of(blind(visitor, submission, turn));
    }

    @GetMapping("/api/v1/submissions/{submission}/sides/files/{file}")
    FileTexts file(
            Visitor visitor,
            @PathVariable String submission,
            @PathVariable String file,
            @RequestParam(required = false) @Nullable Integer turn) {
        return FileTexts.of(blind(visitor, submission, turn), file, views);
    }

    private BlindView blind(Visitor visitor, String submission, @Nullable Integer turn) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        return views.forJudge(view.comparison(), view.capacity().viewer(), Optional.ofNullable(turn));
    }
}
