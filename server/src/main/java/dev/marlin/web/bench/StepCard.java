package dev.marlin.web.bench;

import dev.marlin.diffs.HiddenCharacters;
import dev.marlin.diffs.Span;
import dev.marlin.diffs.Terminal;
import dev.marlin.runs.NeutralCandidate.NeutralStep;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One step of a trajectory.
 *
 * @param link to the file in the diff; empty when the step is about none that changed
 * @param lines output, settled
 */
public record StepCard(NeutralStep step, Optional<String> link, List<String> lines) {
    /** Lines that are shown before the rest is folded. */
    public static final int FOLD = 40;

    public StepCard {
        lines = List.copyOf(lines);
    }

    static StepCard of(NeutralStep step, Optional<String> link) {
        return new StepCard(step, link, step.output().isEmpty() ? List.of() : Terminal.lines(step.output()));
    }

    public String kind() {
        return step.kind().name().toLowerCase(Locale.ROOT);
    }

    public boolean edits() {
        return step.kind() == NeutralStep.Kind.EDIT;
    }

    public List<Span> title() {
        return HiddenCharacters.spans(step.title());
    }

    public String path() {
        return HiddenCharacters.inWords(step.path());
    }

    /** {@code Output, 40 of 112 lines}. */
    public String outputWords() {
        return lines.size() <= FOLD
                ? "Output, " + lines.size() + (lines.size() == 1 ? " line" : " lines")
                : "Output, " + FOLD + " of " + lines.size() + " lines";
    }

    public List<Span> firstLines() {
        return HiddenCharacters.spans(String.join("\n", lines.subList(0, Math.min(FOLD, lines.size()))));
    }

    public List<Span> otherLines() {
        return lines.size() <= FOLD
                ? List.of()
                : HiddenCharacters.spans(String.join("\n", lines.subList(FOLD, lines.size())));
    }
}
