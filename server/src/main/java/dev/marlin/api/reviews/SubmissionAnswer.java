package dev.marlin.api.reviews;

import dev.marlin.comparisons.Annotation;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.consensus.PanelFinding;
import dev.marlin.reviews.terms.Blindness;
import dev.marlin.rubrics.RubricVersion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A submission as the asking person may see it now; people by their part in it.
 *
 * @param turn what the person may do now: the key of a {@link SubmissionView.Turn}
 * @param blindness {@code blind}: reviewers judge before they hear the author; {@code sighted}: they hear at once; missing
 *     for the author
 * @param sent reviewers who have sent in this round
 * @param appealUntil until when the asking author may appeal; missing when they may not
 * @param evidence all that a decision may be rested on
 */
public record SubmissionAnswer(
        String submission,
        String comparison,
        String title,
        String state,
        int round,
        String part,
        String turn,
        @Nullable String blindness,
        int reviewers,
        int sent,
        Rubric rubric,
        List<String> verifiers,
        List<Voice> voices,
        List<Note> annotations,
        List<Ruling> decisions,
        List<Objection> appeals,
        @Nullable Instant appealUntil,
        List<Finding> findings,
        List<String> evidence,
        Instant submittedAt,
        Instant changedAt) {

    /** What judgements are bound to. */
    public record Rubric(String version, String name, int number, List<Entry> axes, List<Entry> reasonCodes) {}

    /** A key and its title. */
    public record Entry(String key, String title) {}

    /** What somebody said in a round. */
    public record Voice(
            String speaker,
            boolean you,
            int round,
            OpinionBody judgement,
            @Nullable VerdictBody review) {}

    /** An annotation. */
    public record Note(
            String reference,
            boolean you,
            @Nullable String path,
            @Nullable Integer firstLine,
            @Nullable Integer lastLine,
            String kind,
            String severity,
            String text) {}

    /** What an adjudicator decided. */
    public record Ruling(
            int round,
            OpinionBody judgement,
            String outcome,
            String reasonCode,
            List<String> evidence,
            String message,
            Instant at) {}

    /** An appeal; the last three are missing while nobody has decided. */
    public record Objection(
            int round,
            String text,
            Instant at,
            @Nullable String outcome,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}

    /** What the rule found when a panel had spoken; {@code stability} from 0 to 1. */
    public record Finding(
            int round, int stage, String rule, int panel, double support, double stability, String outcome) {}

    static SubmissionAnswer of(SubmissionView view) {
        return new SubmissionAnswer(
                view.id().toString(),
                view.comparison().toString(),
                view.title(),
                view.state().key(),
                view.round(),
                key(view.capacity()),
                key(view.turn()),
                view.blindness().map(Blindness::key).orElse(null),
                view.reviewers(),
                view.sent(),
                rubric(view.rubric()),
                view.verifiers(),
                view.voices().stream().map(SubmissionAnswer::voice).toList(),
                view.notes().stream().map(SubmissionAnswer::note).toList(),
                view.rulings().stream().map(SubmissionAnswer::ruling).toList(),
                view.appealing().appeals().stream()
                        .map(SubmissionAnswer::objection)
                        .toList(),
                view.appealing().until().orElse(null),
                view.findings().stream().map(SubmissionAnswer::finding).toList(),
                view.evidence(),
                view.submittedAt(),
                view.changedAt());
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Rubric rubric(RubricVersion rubric) {
        return new Rubric(
                rubric.id().toString(),
                rubric.rubric(),
                rubric.number(),
                rubric.axes().stream()
                        .map(axis -> new Entry(axis.key(), axis.title()))
                        .toList(),
                rubric.reasonCodes().stream()
                        .map(code -> new Entry(code.key(), code.title()))
                        .toList());
    }

    private static Voice voice(SubmissionView.Voice voice) {
        return new Voice(
                voice.speaker().name(),
                voice.you(),
                voice.round(),
                OpinionBody.of(voice.opinion()),
                voice.review().map(VerdictBody::of).orElse(null));
    }

    private static Note note(SubmissionView.Note note) {
        Annotation annotation = note.annotation();
        return new Note(
                note.reference(),
                note.you(),
                annotation.path().orElse(null),
                annotation.lines().map(Annotation.Lines::first).orElse(null),
                annotation.lines().map(Annotation.Lines::last).orElse(null),
                annotation.kind().key(),
                annotation.severity().key(),
                annotation.text());
    }

    private static Ruling ruling(SubmissionView.Ruling ruling) {
        return new Ruling(
                ruling.round(),
                OpinionBody.of(ruling.opinion()),
                ruling.grounds().outcome().key(),
                ruling.grounds().reasonCode(),
                ruling.grounds().evidence(),
                ruling.grounds().message(),
                ruling.at());
    }

    private static Objection objection(Appeal appeal) {
        return new Objection(
                appeal.round(),
                appeal.text(),
                appeal.at(),
                appeal.answer().map(answer -> answer.outcome().key()).orElse(null),
                appeal.answer().map(Appeal.Answer::text).orElse(null),
                appeal.answer().map(Appeal.Answer::at).orElse(null));
    }

    private static Finding finding(PanelFinding found) {
        return new Finding(
                found.round(),
                found.stage(),
                found.rule().key(),
                found.figures().panel(),
                found.figures().support(),
                found.figures().stability(),
                found.outcome().key());
    }
}
