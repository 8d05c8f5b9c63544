package dev.marlin.web.rubrics;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.Clause;
import dev.marlin.rubrics.Reopenings;
import dev.marlin.rubrics.RubricChange;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.web.ui.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a version changed, for everybody; what that means for judged work, for managers. */
@Controller
class ChangeController {
    private final Rubrics rubrics;
    private final Reopenings reopenings;

    ChangeController(Rubrics rubrics, Reopenings reopenings) {
        this.rubrics = rubrics;
        this.reopenings = reopenings;
    }

    @GetMapping("/rubrics/{version}/changes/{older}")
    ChangePage change(Visitor visitor, @PathVariable String version, @PathVariable String older) {
        RubricVersion newer = version(version);
        RubricVersion before = version(older);
        return new ChangePage(
                before,
                newer,
                RubricChange.between(before, newer),
                rubrics.versions(newer.rubric()),
                visitor.is(Role.MANAGER));
    }

    @GetMapping("/rubrics/{version}/uses")
    UsesPage uses(
            @PathVariable String version, @RequestParam Optional<String> clause, @RequestParam Optional<String> after) {
        RubricVersion newer = version(version);
        Optional<UsesPage.Listing> shown = clause.map(Clause::parse)
                .map(wanted -> new UsesPage.Listing(wanted, reopenings.uses(newer, wanted, after)));
        return page(newer, shown, Optional.empty());
    }

    @PostMapping("/rubrics/{version}/reopenings")
    Answer reopen(
            Visitor visitor,
            @PathVariable String version,
            @RequestParam(defaultValue = "") List<String> clauses,
            @RequestParam(defaultValue = "") String size,
            @RequestParam(defaultValue = "") String reason) {
        RubricVersion newer = version(version);
        try {
            reopenings.draw(
                    new Reopenings.Wanted(
                            newer.id(),
                            clauses.stream().map(Clause::parse).toList(),
                            Reopenings.Size.parse(size),
                            Optional.empty(),
                            reason),
                    visitor.id());
            return Answer.go("/rubrics/" + newer.id() + "/uses");
        } catch (MarlinException e) {
            return Answer.show(page(newer, Optional.empty(), Optional.ofNullable(e.getMessage())));
        }
    }

    private UsesPage page(RubricVersion newer, Optional<UsesPage.Listing> shown, Optional<String> problem) {
        List<RubricVersion> versions = rubrics.versions(newer.rubric());
        Map<String, Integer> numbers =
                versions.stream().collect(Collectors.toMap(one -> one.id().toString(), RubricVersion::number));
        return new UsesPage(
                newer,
                reopenings.affected(newer),
                numbers,
                shown,
                new UsesPage.Samples(reopenings.draws(newer.id()), reopenings.possible(), problem));
    }

    private RubricVersion version(String id) {
        return rubrics.get(RubricVersionId.parse(id));
    }
}
