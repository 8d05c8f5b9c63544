package dev.marlin.api.qualification;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.onboarding.Practice;
import dev.marlin.onboarding.PracticeTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Practice for programs: unpaid, not graded, as often as one likes; the explained answer comes after one's own. */
@RestController
class PracticeApi {
    private final Practice practice;

    PracticeApi(Practice practice) {
        this.practice = practice;
    }

    /** All practice tasks, easiest first. */
    record ListAnswer(List<Line> practice) {}

    /** @param answered by the caller */
    record Line(String key, String title, boolean answered) {}

    /**
     * One practice task.
     *
     * @param prompt Markdown
     * @param path of the one file that both changed
     * @param questions keys and titles of what is judged, in order; {@code overall} last
     */
    record TaskAnswer(
            String key, String title, String prompt, String path, PracticeTask.Texts texts, List<Question> questions) {
        static TaskAnswer of(PracticeTask task) {
            return new TaskAnswer(task.key(), task.title(), task.prompt(), task.path(), task.texts(), asked(task));
        }
    }

    /** Something that is judged. */
    record Question(String key, String title) {}

    /** @param answers by question: 1 (A much better) over 4 (equal) to 7 (B much better), 0 for not applicable */
    record AnswerBody(@Nullable Map<String, @Nullable Integer> answers) {
        Map<String, Integer> given() {
            Map<String, Integer> given = new HashMap<>();
            if (answers != null) {
                answers.forEach((question, value) -> {
                    if (value == null) {
                        throw MarlinException.invalid(question + ": a number is wanted. Nothing was stored.");
                    }
                    given.put(question, value);
                });
            }
            return given;
        }
    }

    /** The caller's answers beside the explained ones. */
    record ExplainedAnswer(String key, List<Explained> questions) {}

    /** @param yours absent when an earlier edition of the task did not ask it */
    record Explained(String key, String title, @Nullable Integer yours, int ours, String explanation) {}

    @GetMapping("/api/v1/practice")
    ListAnswer all(Visitor visitor) {
        return new ListAnswer(practice.all().stream()
                .map(task -> new Line(
                        task.key(),
                        task.title(),
                        practice.answered(task.key(), visitor.id()).isPresent()))
                .toList());
    }

    @GetMapping("/api/v1/practice/{practice}")
    TaskAnswer one(@PathVariable("practice") String key) {
        return TaskAnswer.of(practice.get(key));
    }

    @PostMapping("/api/v1/practice/{practice}")
    ExplainedAnswer answer(@PathVariable("practice") String key, @RequestBody AnswerBody body, Visitor visitor) {
        practice.answer(key, body.given(), visitor.id());
        return explained(practice.get(key), visitor.id());
    }

    @GetMapping("/api/v1/practice/{practice}/explained")
    ExplainedAnswer explained(@PathVariable("practice") String key, Visitor visitor) {
        return explained(practice.get(key), visitor.id());
    }

    private ExplainedAnswer explained(PracticeTask task, PersonId person) {
        Map<String, Integer> yours = practice.answered(task.key(), person)
                .orElseThrow(() -> MarlinException.conflict(
                        "Give your own answer first: the explained one stands beside it afterwards."));
        return new ExplainedAnswer(
                task.key(),
                asked(task).stream()
                        .map(one -> new Explained(
                                one.key(),
                                one.title(),
                                yours.get(one.key()),
                                task.answer(one.key()).value(),
                                task.answer(one.key()).explanation()))
                        .toList());
    }

    private static List<Question> asked(PracticeTask task) {
        return Stream.concat(
                        task.axes().stream().map(axis -> new Question(axis.key(), axis.title())),
                        Stream.of(new Question(PracticeTask.OVERALL, "Overall")))
                .toList();
    }
}
