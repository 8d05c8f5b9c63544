package dev.marlin.web.comparisons;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.Annotations;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.comparisons.Comparisons.Verdict;
import dev.marlin.comparisons.Comparisons.Writer;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Turns;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.runs.Continuation;
import dev.marlin.web.bench.Look;
import dev.marlin.web.bench.ScoreSheet;
import dev.marlin.web.bench.Words;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms of the comparison page. What cannot be accepted comes back filled in. */
@Controller
class ComparisonForms {
    private final Comparisons comparisons;
    private final Turns turns;
    private final Annotations annotations;
    private final Desk desk;
    private final ComparisonPages pages;

    ComparisonForms(Comparisons comparisons, Turns turns, Annotations annotations, Desk desk, ComparisonPages pages) {
        this.comparisons = comparisons;
        this.turns = turns;
        this.annotations = annotations;
        this.desk = desk;
        this.pages = pages;
    }

    @PostMapping("/comparisons/{comparison}/judgements")
    Answer judge(@PathVariable String comparison, @RequestParam Map<String, String> form, Visitor visitor) {
        return answer(comparison, visitor, form, (found, verdict) -> {
            comparisons.judgeTurn(found.id(), writer(visitor, form), found.turn(), verdict);
            return "/comparisons/" + found.id() + "?about=whole";
        });
    }

    @PostMapping("/comparisons/{comparison}/submission")
    Answer submit(@PathVariable String comparison, @RequestParam Map<String, String> form, Visitor visitor) {
        return answer(comparison, visitor, form, (found, verdict) -> {
            comparisons.submit(found.id(), writer(visitor, form), verdict);
            return "/comparisons/" + found.id();
        });
    }

    @PostMapping("/comparisons/{comparison}/follow-ups")
    Answer followUp(@PathVariable String comparison, @RequestParam Map<String, String> form, Visitor visitor) {
        return answer(comparison, visitor, form, (found, verdict) -> {
            Turns.Request request = request(form);
            if ("turn".equals(form.get("about")) && !pages.isGiven(found, found.turn(), verdict)) {
                comparisons.judgeTurn(found.id(), writer(visitor, form), found.turn(), verdict);
            }
            turns.followUp(found.id(), writer(visitor, form), request);
            return "/comparisons/" + found.id();
        });
    }

    @PostMapping("/comparisons/{comparison}/drafts")
    Redirect draft(@PathVariable String comparison, @RequestParam Map<String, String> form, Visitor visitor) {
        Comparison found = comparisons.get(ComparisonId.parse(comparison));
        Desk.Place place = desk.place(found.id(), about(found, form), visitor.id());
        int revision = desk.draft(place).map(Desk.Draft::revision).orElse(0);
        desk.save(place, revision, ScoreSheet.fieldsOf(form));
        return Redirect.to("/comparisons/" + found.id() + "?about=" + form.getOrDefault("about", "turn"));
    }

    @PostMapping("/comparisons/{comparison}/viewed")
    Redirect viewed(
            @PathVariable String comparison,
            @RequestParam String mark,
            @RequestParam(defaultValue = "") String back,
            Visitor visitor) {
        ComparisonId id = ComparisonId.parse(comparison);
        String[] parts = mark.split("\\.", -1);
        if (parts.length != 3 || !Set.of("on", "off").contains(parts[2])) {
            throw MarlinException.invalid("A mark is side.file.on or side.file.off. Nothing was changed.");
        }
        desk.view(id, visitor.id(), new Desk.Mark(Words.side(parts[0]), parts[1]), parts[2].equals("on"));
        return back(id, back);
    }

    @PostMapping("/comparisons/{comparison}/annotations")
    Redirect annotate(@PathVariable String comparison, @RequestParam Map<String, String> form, Visitor visitor) {
        Comparison found = comparisons.get(ComparisonId.parse(comparison));
        annotations.write(found.id(), visitor.id(), remark(found, visitor.id(), form));
        return back(found.id(), form.getOrDefault("back", ""));
    }

    @PostMapping("/comparisons/{comparison}/annotations/{reference}")
    Redirect rewrite(
            @PathVariable String comparison,
            @PathVariable String reference,
            @RequestParam Map<String, String> form,
            Visitor visitor) {
        Comparison found = comparisons.get(ComparisonId.parse(comparison));
        annotations.rewrite(found.id(), visitor.id(), reference, remark(found, visitor.id(), form));
        return back(found.id(), form.getOrDefault("back", ""));
    }

    @PostMapping("/comparisons/{comparison}/annotations/{reference}/withdrawal")
    Redirect withdraw(@PathVariable String comparison, @PathVariable String reference, Visitor visitor) {
        ComparisonId id = ComparisonId.parse(comparison);
        annotations.withdraw(id, visitor.id(), reference);
        return Redirect.to("/comparisons/" + id + "?panel=notes");
    }

    @PostMapping("/comparisons/{comparison}/guess")
    Redirect guess(
            @PathVariable String comparison,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String why,
            @RequestParam String confidence,
            Visitor visitor) {
        ComparisonId id = ComparisonId.parse(comparison);
        desk.guess(id, visitor.id(), Words.guess(answer, name, confidence, why));
        return Redirect.to("/comparisons/" + id);
    }

    @PostMapping("/comparisons/{comparison}/extension")
    Redirect extend(@PathVariable String comparison, Visitor visitor) {
        ComparisonId id = ComparisonId.parse(comparison);
        desk.extend(id, visitor.id());
        return Redirect.to("/comparisons/" + id);
    }

    /** Under the lease that the page was opened with: a page of an earlier one is too late. */
    private static Writer writer(Visitor visitor, Map<String, String> form) {
        String fence = form.getOrDefault("fence", "");
        if (!fence.matches("[0-9]{0,18}")) {
            throw MarlinException.invalid("fence: the number of your lease is wanted. Nothing was saved.");
        }
        return fence.isEmpty()
                ? Writer.of(visitor.id())
                : new Writer(visitor.id(), OptionalLong.of(Long.parseLong(fence)));
    }

    private interface Deed {
        /** @return path to go on to */
        String go(Comparison comparison, Verdict verdict);
    }

    private Answer answer(String comparison, Visitor visitor, Map<String, String> form, Deed deed) {
        Comparison found = comparisons.get(ComparisonId.parse(comparison));
        BlindView view = pages.view(found, visitor.id(), Look.of("/comparisons/" + found.id(), Map.of()));
        try {
            return Answer.go(deed.go(found, ScoreSheet.verdict(view.rubric(), form)));
        } catch (MarlinException refused) {
            if (refused.problem() != Problem.INVALID
                    && refused.problem() != Problem.CONFLICT
                    && refused.problem() != Problem.LEASE_ENDED) {
                throw refused;
            }
            ComparisonPages.Form again = new ComparisonPages.Form(
                    about(found, form), ScoreSheet.fieldsOf(form), Optional.ofNullable(refused.getMessage()));
            return Answer.show(
                    pages.page(found, visitor.id(), pages.look(found.id().toString(), Map.of()), again));
        }
    }

    private int about(Comparison comparison, Map<String, String> form) {
        Map<String, String> look = new HashMap<>();
        look.put("about", form.getOrDefault("about", "turn"));
        return pages.about(comparison, pages.look(comparison.id().toString(), look));
    }

    private static Turns.Request request(Map<String, String> form) {
        return new Turns.Request(
                form.getOrDefault("followUp", "").strip(),
                Words.constant(Continuation.class, "mode", form.getOrDefault("mode", "")));
    }

    private Annotation.Remark remark(Comparison comparison, PersonId expert, Map<String, String> form) {
        BlindView view = pages.view(comparison, expert, Look.of("/comparisons/" + comparison.id(), Map.of()));
        String key = form.getOrDefault("file", "");
        Optional<String> path = key.isEmpty()
                ? Optional.empty()
                : Optional.of(view.files().stream()
                        .filter(file -> file.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> MarlinException.notFound("That file"))
                        .path());
        return Words.remark(form, path);
    }

    private static Redirect back(ComparisonId id, String back) {
        String here = "/comparisons/" + id;
        return Redirect.to(back.matches(Pattern.quote(here) + "(\\?[A-Za-z0-9=&,.-]*)?") ? back : here);
    }
}
