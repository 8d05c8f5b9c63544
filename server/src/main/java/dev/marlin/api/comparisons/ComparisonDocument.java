package dev.marlin.api.comparisons;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Side;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralPair;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A comparison as its expert's program sees it: as blind as the page. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ComparisonDocument(
        String id,
        String task,
        String title,
        String category,
        String state,
        int turn,
        int latestTurn,
        int round,
        List<TurnPart> turns,
        RubricPart rubric,
        Map<String, SidePart> sides,
        List<VerificationPart> base,
        List<FilePart> files,
        List<AnnotationPart> annotations,
        List<JudgementPart> judgements,
        Optional<ReceiptPart> receipt,
        boolean noModelWasCalled) {

    record TurnPart(int number, String prompt, Optional<String> mode) {
        static TurnPart of(NeutralPair.Turn turn) {
            return new TurnPart(turn.number(), turn.prompt(), turn.mode().map(Continuation::key));
        }
    }

    record RubricPart(String id, String name, int version, List<AxisPart> axes) {
        static RubricPart of(RubricVersion rubric) {
            return new RubricPart(
                    rubric.id().toString(),
                    rubric.rubric(),
                    rubric.number(),
                    rubric.axes().stream()
                            .map(axis -> new AxisPart(axis.key(), axis.title()))
                            .toList());
        }
    }

    record AxisPart(String key, String title) {}

    record SidePart(
            String outcome,
            String finalMessage,
            List<VerificationPart> verifications,
            List<StepPart> steps,
            List<String> anomalies) {
        static SidePart of(BlindView.Half half) {
            return new SidePart(
                    lower(half.outcome()),
                    half.finalMessage(),
                    half.verifications().stream().map(VerificationPart::of).toList(),
                    half.steps().stream()
                            .map(step -> new StepPart(lower(step.kind()), step.title(), step.path(), step.output()))
                            .toList(),
                    half.anomalies());
        }
    }

    record StepPart(String kind, String title, String path, String output) {}

    record VerificationPart(String verifier, String status, String summary) {
        static VerificationPart of(NeutralVerification verification) {
            return new VerificationPart(verification.verifier(), lower(verification.status()), verification.summary());
        }
    }

    /** @param a what A did to it; absent when it did not touch it */
    record FilePart(String key, String path, Optional<String> a, Optional<String> b) {
        static FilePart of(BlindView.ChangedFile file) {
            return new FilePart(file.key(), file.path(), verb(file.a()), verb(file.b()));
        }

        private static Optional<String> verb(Optional<NeutralFile> file) {
            return file.map(NeutralFile::change).map(ComparisonDocument::lower);
        }
    }

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
        Map<String, SidePart> sides = new TreeMap<>();
        for (Side side : Side.values()) {
            sides.put(side.name(), SidePart.of(view.half(side)));
        }
        return new ComparisonDocument(
                comparison.id().toString(),
                comparison.task().toString(),
                view.title(),
                view.category().key(),
                comparison.state().key(),
                view.turn(),
                comparison.turn(),
                comparison.round(),
                view.turns().stream().map(TurnPart::of).toList(),
                RubricPart.of(view.rubric()),
                sides,
                view.base().stream().map(VerificationPart::of).toList(),
                view.files().stream().map(FilePart::of).toList(),
                said.annotations().stream().map(AnnotationPart::of).toList(),
                said.judgements().stream().map(JudgementPart::of).toList(),
                said.receipt().map(ReceiptPart::of),
                view.noModelWasCalled());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
