package dev.marlin.web.qualification;

import dev.marlin.comparisons.Side;
import dev.marlin.diffs.Comparing;
import dev.marlin.diffs.Comparing.Halves;
import dev.marlin.diffs.Comparing.Versions;
import dev.marlin.diffs.DiffOptions;
import dev.marlin.diffs.TextFile;
import dev.marlin.onboarding.PracticeTask;
import dev.marlin.web.bench.HalfCard;
import dev.marlin.web.ui.PageView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A practice task.
 *
 * @param answers what is filled in, by question
 * @param explained show the explained answer beside them
 */
public record PracticePage(PracticeTask task, Map<String, Integer> answers, boolean explained, Optional<String> problem)
        implements PageView {
    public PracticePage {
        answers = Map.copyOf(answers);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    /** Both sides, compared with the text before. */
    public List<HalfCard> halves() {
        TextFile before = file(task.texts().before());
        Halves halves = Comparing.both(
                task.path(),
                Optional.of(new Versions(before, file(task.texts().a()))),
                Optional.of(new Versions(before, file(task.texts().b()))),
                DiffOptions.USUAL);
        return List.of(
                new HalfCard(Optional.of(Side.A), halves.a(), false, List.of(), ""),
                new HalfCard(Optional.of(Side.B), halves.b(), false, List.of(), ""));
    }

    private static TextFile file(String text) {
        return TextFile.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the visitor answered to that question, in words. */
    public String yours(String question) {
        return Optional.ofNullable(answers.get(question))
                .map(PracticeTask::words)
                .orElse("no answer");
    }

    public boolean is(String question, int value) {
        return Integer.valueOf(value).equals(answers.get(question));
    }

    public static String words(int value) {
        return PracticeTask.words(value);
    }
}
