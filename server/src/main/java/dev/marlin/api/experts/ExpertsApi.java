package dev.marlin.api.experts;

import dev.marlin.experts.Availability;
import dev.marlin.experts.Presence;
import dev.marlin.experts.Skill;
import dev.marlin.experts.Skills;
import dev.marlin.identity.People;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Skills and availability for programs. */
@RestController
class ExpertsApi {
    private final People people;
    private final Skills skills;
    private final Presence presence;

    ExpertsApi(People people, Skills skills, Presence presence) {
        this.people = people;
        this.skills = skills;
        this.presence = presence;
    }

    /** Name of a skill. */
    record SkillBody(@Nullable String skill) {
        String name() {
            return skill == null ? "" : skill;
        }
    }

    /** When somebody works; what is left out is not said. */
    record AvailabilityBody(
            @Nullable Integer hoursPerWeek,
            @Nullable LocalDate awayFrom,
            @Nullable LocalDate awayUntil) {
        static AvailabilityBody of(Availability said) {
            return new AvailabilityBody(
                    said.hoursPerWeek().orElse(null),
                    said.awayFrom().orElse(null),
                    said.awayUntil().orElse(null));
        }

        Availability said() {
            return new Availability(
                    Optional.ofNullable(hoursPerWeek), Optional.ofNullable(awayFrom), Optional.ofNullable(awayUntil));
        }
    }

    /** What somebody knows and when they work. */
    record ExpertiseAnswer(String person, List<Skill> skills, AvailabilityBody availability, boolean away) {}

    /** Everybody who judges. */
    record ExpertsAnswer(List<ExpertiseAnswer> experts) {}

    @GetMapping("/api/v1/expertise")
    ExpertiseAnswer own(Visitor visitor) {
        return answer(visitor.id());
    }

    @PostMapping("/api/v1/expertise/skills")
    ExpertiseAnswer declare(@RequestBody SkillBody body, Visitor visitor) {
        skills.declare(visitor.id(), body.name());
        return answer(visitor.id());
    }

    @PostMapping("/api/v1/expertise/skills/remove")
    ExpertiseAnswer retract(@RequestBody SkillBody body, Visitor visitor) {
        skills.retract(visitor.id(), body.name());
        return answer(visitor.id());
    }

    @PutMapping("/api/v1/expertise/availability")
    ExpertiseAnswer say(@RequestBody AvailabilityBody body, Visitor visitor) {
        presence.say(visitor.id(), body.said());
        return answer(visitor.id());
    }

    @GetMapping("/api/v1/experts")
    ExpertsAnswer all() {
        return new ExpertsAnswer(people.all().stream()
                .filter(person -> !person.suspended() && person.roles().stream().anyMatch(Role::isBlind))
                .map(person -> answer(person.id()))
                .toList());
    }

    @PostMapping("/api/v1/experts/{person}/skills/confirmation")
    ExpertiseAnswer confirm(@PathVariable String person, @RequestBody SkillBody body, Visitor visitor) {
        skills.confirm(PersonId.parse(person), body.name(), visitor.id());
        return answer(PersonId.parse(person));
    }

    @PostMapping("/api/v1/experts/{person}/skills/doubt")
    ExpertiseAnswer doubt(@PathVariable String person, @RequestBody SkillBody body, Visitor visitor) {
        skills.doubt(PersonId.parse(person), body.name(), visitor.id());
        return answer(PersonId.parse(person));
    }

    private ExpertiseAnswer answer(PersonId person) {
        return new ExpertiseAnswer(
                person.toString(),
                skills.of(person),
                AvailabilityBody.of(presence.of(person)),
                presence.isAway(person));
    }
}
