package dev.marlin.api.comparisons;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.marlin.api.bench.BlindDocument;
import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.comparisons.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A comparison as its expert's program sees it: as blind as the page.
 *
 * @param blind both sides; its fields stand beside the others
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ComparisonDocument(
        String id,
        String task,
        String state,
        int latestTurn,
        int round,
        @JsonUnwrapped BlindDocument blind,
        List<AnnotationPart> annotations,
        List<JudgementPart> judgements,
        Optional<ReceiptPart> receipt,
        Optional<LeasePart> lease) {

    /**
     * The expert's lease.
     *
     * @param fence to send with what is written under it
     * @param pausedUntil while the clock stands
     */
    record LeasePart(long fence, Instant until, Optional<Instant> pausedUntil) {}

    record AnnotationPart(
            String reference,
            String side,
            Optional<String> path,
            Optional<LinesPart> lines,
            String kind,
            String severity,
            String text) {
        static AnnotationPart of(Annotation note) {
            return new AnnotationPart(
                    note.reference(),
                    note.side().name(),
                    note.path(),
                    note.lines().map(lines -> new LinesPart(lower(lines.of()), lines.first(), lines.last())),
                    note.kind().key(),
                    note.severity().key(),
                    note.text());
        }
    }

    record LinesPart(String of, int first, int last) {}

    /** @param turn absent when it is about the whole */
    record JudgementPart(
            String id,
            Optional<Integer> turn,
            int round,
            Map<String, String> axes,
            String overall,
            String confidence,
            String rationale,
            Instant at) {
        static JudgementPart of(Judgement judgement) {
            Map<String, String> fields = new Comparisons.Verdict(
                            judgement.axes(), judgement.overall(), judgement.confidence(), judgement.rationale())
                    .fields();
            Map<String, String> axes = new TreeMap<>();
            judgement.axes().keySet().forEach(axis -> axes.put(axis, fields.getOrDefault("axis." + axis, "")));
            return new JudgementPart(
                    judgement.id().toString(),
                    judgement.turn().isPresent() ? Optional.of(judgement.turn().getAsInt()) : Optional.empty(),
                    judgement.round(),
                    axes,
                    judgement.overall().key(),
                    lower(judgement.confidence()),
                    judgement.rationale(),
                    judgement.at());
        }
    }

    record ReceiptPart(String number, int round, String judgement, Instant at) {
        static ReceiptPart of(Comparisons.Receipt receipt) {
            return new ReceiptPart(
                    receipt.number(), receipt.round(), receipt.judgement().toString(), receipt.at());
        }
    }

    /** What the expert said so far: own words only. */
    record Said(List<Annotation> annotations, List<Judgement> judgements, Optional<Comparisons.Receipt> receipt) {}

    static ComparisonDocument of(BlindView view, Said said) {
        Comparison comparison = view.comparison();
        return new ComparisonDocument(
                comparison.id().toString(),
                comparison.task().toString(),
                comparison.state().key(),
                comparison.turn(),
                comparison.round(),
                BlindDocument.of(view),
                said.annotations().stream().map(AnnotationPart::of).toList(),
                said.judgements().stream().map(JudgementPart::of).toList(),
                said.receipt().map(ReceiptPart::of),
                view.lease().map(lease -> new LeasePart(lease.fence(), lease.until(), lease.pausedUntil())));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
