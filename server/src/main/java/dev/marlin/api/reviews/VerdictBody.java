package dev.marlin.api.reviews;

import dev.marlin.reviews.life.Review;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review, as programs spell it.
 *
 * @param verdict {@code accept}, {@code request_changes} or {@code comment}
 * @param text needed unless it accepts
 */
public record VerdictBody(
        @Nullable String verdict,
        @Nullable String text,
        @Nullable List<RemarkBody> remarks) {

    /** A remark on an axis, an annotation or a verifier. */
    public record RemarkBody(
            @Nullable String about, @Nullable String text) {}

    Review.Words words() {
        List<RemarkBody> given = remarks == null ? List.of() : remarks;
        return new Review.Words(
                Review.Verdict.parse(OpinionBody.given(verdict, "verdict")),
                text == null ? "" : text,
                given.stream()
                        .map(remark -> new Review.Remark(
                                OpinionBody.given(remark.about(), "remarks.about"),
                                OpinionBody.given(remark.text(), "remarks.text")))
                        .toList());
    }

    static VerdictBody of(Review.Words words) {
        return new VerdictBody(
                words.verdict().key(),
                words.text(),
                words.remarks().stream()
                        .map(remark -> new RemarkBody(remark.about(), remark.text()))
                        .toList());
    }
}
