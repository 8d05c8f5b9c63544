package dev.marlin.web.golds;

import dev.marlin.experts.Experts;
import dev.marlin.golds.GoldId;
import dev.marlin.golds.GoldTask;
import dev.marlin.golds.Golds;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.TaskId;
import dev.marlin.web.ui.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gold tasks, for those who run campaigns. */
@Controller
class GoldController {
    private final Golds golds;
    private final Experts experts;

    GoldController(Golds golds, Experts experts) {
        this.golds = golds;
        this.experts = experts;
    }

    @GetMapping("/golds")
    GoldsPage all(Visitor visitor) {
        return list(visitor, Map.of(), Optional.empty());
    }

    @PostMapping("/golds")
    Answer add(Visitor visitor, @RequestParam Map<String, String> form) {
        try {
            GoldTask added = golds.add(
                    TaskId.parse(form.getOrDefault("task", "").strip()),
                    places(form.getOrDefault("extra", "").strip()),
                    form.getOrDefault("reason", ""),
                    visitor.id());
            return Answer.go("/golds/" + added.id());
        } catch (MarlinException e) {
            return Answer.show(list(visitor, form, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/golds/{gold}")
    GoldPage one(Visitor visitor, @PathVariable String gold) {
        return page(visitor, GoldId.parse(gold), Optional.empty());
    }

    @PostMapping("/golds/{gold}/retirement")
    Answer retire(Visitor visitor, @PathVariable String gold) {
        GoldId id = GoldId.parse(gold);
        golds.get(id);
        try {
            golds.retire(id, visitor.id());
            return Answer.go("/golds/" + id);
        } catch (MarlinException e) {
            return Answer.show(page(visitor, id, Optional.ofNullable(e.getMessage())));
        }
    }

    private GoldsPage list(Visitor visitor, Map<String, String> fields, Optional<String> error) {
        boolean mayAdd = visitor.is(Role.MANAGER);
        return new GoldsPage(golds.all(), mayAdd ? golds.candidates(visitor.id()) : List.of(), mayAdd, fields, error);
    }

    private GoldPage page(Visitor visitor, GoldId id, Optional<String> error) {
        return new GoldPage(
                golds.get(id),
                golds.results(id).stream()
                        .map(result -> new GoldPage.Line(
                                experts.pseudonym(result.campaign().value(), result.person()), result))
                        .toList(),
                visitor.is(Role.MANAGER),
                error);
    }

    private static int places(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw MarlinException.invalid("extra: a whole number is needed, not “" + text + "”. Nothing was stored.");
        }
        return Integer.parseInt(text);
    }
}
