package dev.marlin.api.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Side;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralPair;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A blind view as a program reads it: both sides and nothing that anybody said about them.
 *
 * @param turn the turn that is shown, from 1
 * @param turns prompts up to the latest turn that may be seen
 * @param sides by {@code A} and {@code B}
 * @param base what the verifiers did on the base, in the task's order
 * @param files union of what both sides changed, by path
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BlindDocument(
        String title,
        String category,
        int turn,
        List<TurnPart> turns,
        RubricPart rubric,
        Map<String, SidePart> sides,
        List<VerificationPart> base,
        List<FilePart> files,
        boolean noModelWasCalled) {
    public BlindDocument {
        turns = List.copyOf(turns);
        base = List.copyOf(base);
        files = List.copyOf(files);
    }

    /** One prompt to both sides. */
    public record TurnPart(int number, String prompt, Optional<String> mode) {
        static TurnPart of(NeutralPair.Turn turn) {
            return new TurnPart(turn.number(), turn.prompt(), turn.mode().map(Continuation::key));
        }
    }

    /** What judgements are bound to. */
    public record RubricPart(String id, String name, int version, List<AxisPart> axes) {
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

    /** What is scored. */
    public record AxisPart(String key, String title) {}

    /** One side. */
    public record SidePart(
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

    /** One step of a side's trajectory. */
    public record StepPart(String kind, String title, String path, String output) {}

    /** One verifier's outcome. */
    public record VerificationPart(String verifier, String status, String summary) {
        static VerificationPart of(NeutralVerification verification) {
            return new VerificationPart(verification.verifier(), lower(verification.status()), verification.summary());
        }
    }

    /** @param a what A did to it; absent when it did not touch it */
    public record FilePart(String key, String path, Optional<String> a, Optional<String> b) {
        static FilePart of(BlindView.ChangedFile file) {
            return new FilePart(file.key(), file.path(), verb(file.a()), verb(file.b()));
        }

        private static Optional<String> verb(Optional<NeutralFile> file) {
            return file.map(NeutralFile::change).map(BlindDocument::lower);
        }
    }

    public static BlindDocument of(BlindView view) {
        Map<String, SidePart> sides = new TreeMap<>();
        for (Side side : Side.values()) {
            sides.put(side.name(), SidePart.of(view.half(side)));
        }
        return new BlindDocument(
                view.title(),
                view.category().key(),
                view.turn(),
                view.turns().stream().map(TurnPart::of).toList(),
                RubricPart.of(view.rubric()),
                sides,
                view.base().stream().map(VerificationPart::of).toList(),
                view.files().stream().map(FilePart::of).toList(),
                view.noModelWasCalled());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
