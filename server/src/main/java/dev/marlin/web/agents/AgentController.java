package dev.marlin.web.agents;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.agents.Agents;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.web.ui.Answer;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Agent versions, for managers. */
@Controller
class AgentController {
    private final Agents agents;

    AgentController(Agents agents) {
        this.agents = agents;
    }

    @GetMapping("/agents")
    AgentsPage all() {
        return new AgentsPage(agents.all());
    }

    @GetMapping("/agents/new")
    NewPage form() {
        return new NewPage(AgentForm.fresh(), Optional.empty());
    }

    @PostMapping("/agents")
    Answer register(Visitor visitor, @RequestParam MultiValueMap<String, String> fields) {
        AgentForm form = AgentForm.of(fields);
        try {
            return Answer.go(
                    "/agents/" + agents.register(form.wanted(), visitor.id()).id());
        } catch (MarlinException e) {
            return Answer.show(new NewPage(form, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/agents/{version}")
    AgentPage one(@PathVariable String version) {
        return AgentPage.of(agents.get(AgentVersionId.parse(version)));
    }
}
