package dev.marlin.web.rubrics;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.web.ui.Answer;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Guidelines, for everybody; publishing, for managers. */
@Controller
class RubricController {
    private final Rubrics rubrics;

    RubricController(Rubrics rubrics) {
        this.rubrics = rubrics;
    }

    @GetMapping("/rubrics")
    RubricsPage all(Visitor visitor) {
        return new RubricsPage(rubrics.latestOfEach(), visitor.is(Role.MANAGER));
    }

    @GetMapping("/rubrics/new")
    PublishPage form() {
        return new PublishPage("", Optional.empty());
    }

    @GetMapping("/rubrics/{version}")
    RubricPage one(@PathVariable String version) {
        RubricVersion found = rubrics.get(RubricVersionId.parse(version));
        return new RubricPage(found, rubrics.versions(found.rubric()));
    }

    @PostMapping("/rubrics")
    Answer publish(Visitor visitor, @RequestParam String yaml) {
        try {
            return Answer.go(
                    "/rubrics/" + rubrics.publishYaml(yaml, visitor.id()).id());
        } catch (MarlinException e) {
            return Answer.show(new PublishPage(yaml, Optional.ofNullable(e.getMessage())));
        }
    }
}
