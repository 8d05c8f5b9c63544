package dev.marlin.web.rubrics;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.Proposals;
import dev.marlin.rubrics.RubricDraft;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.rubrics.VersionUse;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Guidelines, for everybody; beginning a version, for managers. */
@Controller
class RubricController {
    private final Rubrics rubrics;
    private final Proposals proposals;

    RubricController(Rubrics rubrics, Proposals proposals) {
        this.rubrics = rubrics;
        this.proposals = proposals;
    }

    @GetMapping("/rubrics")
    RubricsPage all(Visitor visitor) {
        boolean manager = visitor.is(Role.MANAGER);
        return new RubricsPage(rubrics.latestOfEach(), manager ? waiting() : List.of(), manager);
    }

    @GetMapping("/rubrics/new")
    DraftPage form() {
        return new DraftPage("", Optional.empty());
    }

    @GetMapping("/rubrics/{version}")
    RubricPage one(Visitor visitor, @PathVariable String version) {
        RubricVersion found = rubrics.get(RubricVersionId.parse(version));
        boolean manager = visitor.is(Role.MANAGER);
        List<VersionUse.Count> uses = manager ? rubrics.uses(found.id()) : List.of();
        return new RubricPage(found, rubrics.versions(found.rubric()), uses, manager);
    }

    @PostMapping("/rubrics")
    Answer begin(Visitor visitor, @RequestParam String yaml) {
        try {
            return Answer.go(
                    "/rubrics/proposals/" + proposals.begin(yaml, visitor.id()).id());
        } catch (MarlinException e) {
            return Answer.show(new DraftPage(yaml, Optional.ofNullable(e.getMessage())));
        }
    }

    @PostMapping("/rubrics/{version}/draft")
    Redirect beginFrom(Visitor visitor, @PathVariable String version) {
        return Redirect.to("/rubrics/proposals/"
                + proposals
                        .beginFrom(RubricVersionId.parse(version), visitor.id())
                        .id());
    }

    private List<RubricsPage.Waiting> waiting() {
        return proposals.open().stream()
                .map(proposal -> new RubricsPage.Waiting(
                        proposal,
                        proposals.read(proposal.text()).map(RubricDraft::name).orElse("Unfinished draft")))
                .toList();
    }
}
