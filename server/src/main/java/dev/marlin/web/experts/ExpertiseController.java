package dev.marlin.web.experts;

import dev.marlin.experts.Availability;
import dev.marlin.experts.Presence;
import dev.marlin.experts.Skills;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.web.ui.Answer;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own skills and availability. */
@Controller
class ExpertiseController {
    private static final String SELF = "/profile/expertise";

    private final Skills skills;
    private final Presence presence;

    ExpertiseController(Skills skills, Presence presence) {
        this.skills = skills;
        this.presence = presence;
    }

    @GetMapping(SELF)
    ExpertisePage own(Visitor visitor) {
        return page(visitor, Optional.empty());
    }

    @PostMapping("/profile/skills")
    Answer declare(Visitor visitor, @RequestParam(defaultValue = "") String skill) {
        return answer(visitor, () -> skills.declare(visitor.id(), skill));
    }

    @PostMapping("/profile/skills/remove")
    Answer retract(Visitor visitor, @RequestParam(defaultValue = "") String skill) {
        return answer(visitor, () -> skills.retract(visitor.id(), skill));
    }

    @PostMapping("/profile/availability")
    Answer say(
            Visitor visitor,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until) {
        return answer(visitor, () -> presence.say(visitor.id(), Availability.of(hours, from, until)));
    }

    private Answer answer(Visitor visitor, Runnable change) {
        try {
            change.run();
            return Answer.go(SELF);
        } catch (MarlinException e) {
            return Answer.show(page(visitor, Optional.ofNullable(e.getMessage())));
        }
    }

    private ExpertisePage page(Visitor visitor, Optional<String> problem) {
        return new ExpertisePage(
                skills.of(visitor.id()), presence.of(visitor.id()), presence.isAway(visitor.id()), problem);
    }
}
