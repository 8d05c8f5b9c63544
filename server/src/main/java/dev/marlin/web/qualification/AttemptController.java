package dev.marlin.web.qualification;

import dev.marlin.attempts.Appeal;
import dev.marlin.attempts.AppealId;
import dev.marlin.attempts.Appeals;
import dev.marlin.attempts.Attempt;
import dev.marlin.attempts.AttemptId;
import dev.marlin.attempts.AttemptState;
import dev.marlin.attempts.Attempts;
import dev.marlin.attention.Attention;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.qualification.Qualifications;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.PageView;
import dev.marlin.web.ui.Redirect;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Taking a qualification, reading the result, appealing, and deciding appeals. */
@Controller
class AttemptController {
    private final Attempts attempts;
    private final Appeals appeals;
    private final Qualifications qualifications;
    private final Attention attention;
    private final Clock clock;

    AttemptController(
            Attempts attempts, Appeals appeals, Qualifications qualifications, Attention attention, Clock clock) {
        this.attempts = attempts;
        this.appeals = appeals;
        this.qualifications = qualifications;
        this.attention = attention;
        this.clock = clock;
    }

    @GetMapping("/qualification-attempts/{attempt}")
    PageView one(@PathVariable String attempt, Visitor visitor) {
        AttemptId id = AttemptId.parse(attempt);
        Attempt found = attempts.get(id);
        if (!found.isGraded()) {
            return new AttemptPage(attempts.paper(id, visitor.id()), clock.instant(), Optional.empty());
        }
        List<Appeal> whole = appeals.of(id).stream()
                .filter(appeal -> appeal.position().isEmpty())
                .toList();
        boolean news = attention.of(visitor.id()).stream()
                .anyMatch(item -> item.link().equals("/qualification-attempts/" + id));
        return new ResultPage(
                appeals.result(id, visitor.id()),
                qualifications.rubricOf(qualifications.get(found.qualification())),
                whole,
                news);
    }

    @PostMapping("/qualification-attempts/{attempt}/answers")
    Redirect save(@PathVariable String attempt, @RequestParam MultiValueMap<String, String> form, Visitor visitor) {
        attempts.save(AttemptId.parse(attempt), ticks(form), visitor.id());
        return back(attempt);
    }

    @PostMapping("/qualification-attempts/{attempt}/submit")
    Answer submit(@PathVariable String attempt, @RequestParam MultiValueMap<String, String> form, Visitor visitor) {
        AttemptId id = AttemptId.parse(attempt);
        Map<Integer, Set<Integer>> ticks = ticks(form);
        Attempt found = attempts.get(id);
        if (found.state() == AttemptState.OPEN) {
            long empty = attempts.save(id, ticks, visitor.id()).questions().stream()
                    .filter(question -> question.chosen().isEmpty())
                    .count();
            if (empty > 0 && !form.containsKey("incomplete")) {
                return Answer.show(new AttemptPage(
                        attempts.save(id, ticks, visitor.id()),
                        clock.instant(),
                        Optional.of(empty + (empty == 1 ? " question has" : " questions have")
                                + " no answer, and would count as wrong. Answer them, or tick “send it incomplete” at the"
                                + " end. Nothing was sent; what you ticked still stands below.")));
            }
        }
        attempts.submit(id, ticks, visitor.id());
        return Answer.go("/qualification-attempts/" + id);
    }

    /** Fields {@code q1}, {@code q2} …: places of ticked choices; the hidden first value says that the question was shown. */
    private static Map<Integer, Set<Integer>> ticks(MultiValueMap<String, String> form) {
        Map<Integer, Set<Integer>> ticks = new HashMap<>();
        form.forEach((name, values) -> {
            if (name.matches("q[0-9]{1,3}")) {
                Set<Integer> places = new HashSet<>();
                for (String value : values) {
                    if (!value.matches("[0-9]{1,2}")) {
                        throw MarlinException.invalid(name + ": the number of a choice is wanted. Nothing was saved.");
                    }
                    places.add(Integer.parseInt(value));
                }
                places.remove(0);
                ticks.put(Integer.parseInt(name.substring(1)), places);
            }
        });
        return ticks;
    }

    @PostMapping("/qualification-attempts/{attempt}/appeals")
    Redirect appeal(
            @PathVariable String attempt,
            @RequestParam(defaultValue = "") String question,
            @RequestParam String words,
            Visitor visitor) {
        if (!question.matches("[0-9]{0,3}")) {
            throw MarlinException.invalid("question: the number of a question is wanted. Nothing was sent.");
        }
        Optional<Integer> position = question.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(question));
        appeals.raise(AttemptId.parse(attempt), position, words, visitor.id());
        return back(attempt);
    }

    @PostMapping("/qualification-attempts/{attempt}/seen")
    Redirect seen(@PathVariable String attempt, Visitor visitor) {
        attempts.seen(AttemptId.parse(attempt), visitor.id());
        return Redirect.to("/");
    }

    @GetMapping("/qualification-appeals/{appeal}")
    AppealPage appeal(@PathVariable String appeal, Visitor visitor) {
        return page(appeals.get(AppealId.parse(appeal)), visitor, Optional.empty());
    }

    @PostMapping("/qualification-appeals/{appeal}/decision")
    Answer decide(@PathVariable String appeal, @RequestParam MultiValueMap<String, String> form, Visitor visitor) {
        AppealId id = AppealId.parse(appeal);
        Appeal found = appeals.get(id);
        try {
            boolean upheld = Choice.of("outcome", first(form, "outcome"), "uphold", "refuse");
            Set<Integer> positions = new HashSet<>();
            for (String position : form.getOrDefault("question", List.of())) {
                if (!position.matches("[0-9]{1,3}")) {
                    throw MarlinException.invalid("question: the number of a question is wanted. Nothing was decided.");
                }
                positions.add(Integer.parseInt(position));
            }
            appeals.decide(id, new Appeals.Decision(upheld, positions, first(form, "reason"), visitor.id()));
        } catch (MarlinException e) {
            if (e.problem() != Problem.INVALID) {
                throw e;
            }
            return Answer.show(page(found, visitor, Optional.ofNullable(e.getMessage())));
        }
        return Answer.go("/qualification-appeals/" + id);
    }

    private AppealPage page(Appeal appeal, Visitor visitor, Optional<String> problem) {
        boolean barred =
                appeal.author().equals(visitor.id()) || appeal.raisedBy().equals(visitor.id());
        return new AppealPage(appeal, appeals.contested(appeal), barred, problem);
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).orElse("");
    }

    private static Redirect back(String attempt) {
        return Redirect.to("/qualification-attempts/" + AttemptId.parse(attempt));
    }
}
