package dev.marlin.web.qualification;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.onboarding.Practice;
import dev.marlin.onboarding.PracticeTask;
import dev.marlin.web.ui.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Practice: unpaid, not graded, as often as one likes. */
@Controller
class PracticeController {
    private final Practice practice;

    PracticeController(Practice practice) {
        this.practice = practice;
    }

    @GetMapping("/practice")
    PracticesPage all(Visitor visitor) {
        return new PracticesPage(
                practice.all(),
                practice.all().stream()
                        .map(PracticeTask::key)
                        .filter(key -> practice.answered(key, visitor.id()).isPresent())
                        .collect(Collectors.toSet()));
    }

    @GetMapping("/practice/{practice}")
    PracticePage one(@PathVariable("practice") String key) {
        return new PracticePage(practice.get(key), Map.of(), false, Optional.empty());
    }

    @GetMapping("/practice/{practice}/explained")
    PracticePage explained(@PathVariable("practice") String key, Visitor visitor) {
        Map<String, Integer> answers = practice.answered(key, visitor.id())
                .orElseThrow(() -> MarlinException.conflict(
                        "Give your own answer first: the explained one stands beside it afterwards."));
        return new PracticePage(practice.get(key), answers, true, Optional.empty());
    }

    @PostMapping("/practice/{practice}")
    Answer answer(@PathVariable("practice") String key, @RequestParam Map<String, String> form, Visitor visitor) {
        PracticeTask task = practice.get(key);
        Map<String, Integer> answers = new HashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("axis.") && value.matches("[0-7]")) {
                answers.put(name.substring("axis.".length()), Integer.parseInt(value));
            }
        });
        try {
            practice.answer(key, answers, visitor.id());
        } catch (MarlinException e) {
            return Answer.show(new PracticePage(task, answers, false, Optional.ofNullable(e.getMessage())));
        }
        return Answer.go("/practice/" + task.key() + "/explained");
    }
}
