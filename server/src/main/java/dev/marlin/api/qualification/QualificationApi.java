package dev.marlin.api.qualification;

import dev.marlin.attempts.Attempts;
import dev.marlin.attempts.Items;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.qualification.Qualification;
import dev.marlin.qualification.QualificationId;
import dev.marlin.qualification.QualificationState;
import dev.marlin.qualification.Qualifications;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Qualifications for programs. Questions and answers are not among it: those are asked in an attempt. */
@RestController
class QualificationApi {
    private final Qualifications qualifications;
    private final Attempts attempts;
    private final Items items;

    QualificationApi(Qualifications qualifications, Attempts attempts, Items items) {
        this.qualifications = qualifications;
        this.attempts = attempts;
        this.items = items;
    }

    /**
     * One version in a list.
     *
     * @param number missing for drafts
     * @param standing of a caller who may take it
     */
    record Line(
            String id,
            String name,
            @Nullable Integer number,
            String state,
            @Nullable StandingAnswer standing) {}

    /** Those that the caller may see. */
    record ListAnswer(List<Line> qualifications) {}

    /** Its rules, before anybody begins. */
    record RulesAnswer(int passPercent, int drawn, int minutes, int attempts, int waitHours) {}

    /**
     * One version.
     *
     * @param attempts of the caller, first one first
     * @param items with figures, for those who own it, once it is published
     */
    record OneAnswer(
            Line qualification,
            String rubricVersion,
            RulesAnswer rules,
            List<AttemptAnswer> attempts,
            @Nullable List<ItemAnswer> items) {}

    @GetMapping("/api/v1/qualifications")
    ListAnswer all(Visitor visitor) {
        List<Qualification> shown = owns(visitor) ? qualifications.all() : qualifications.open();
        return new ListAnswer(shown.stream().map(one -> line(one, visitor)).toList());
    }

    @GetMapping("/api/v1/qualifications/{qualification}")
    OneAnswer one(Visitor visitor, @PathVariable String qualification) {
        QualificationId id = QualificationId.parse(qualification);
        Qualification found = owns(visitor) ? qualifications.get(id) : qualifications.published(id);
        var rules = found.content().rules();
        return new OneAnswer(
                line(found, visitor),
                found.rubric().toString(),
                new RulesAnswer(
                        rules.passPercent(), rules.drawn(), rules.minutes(), rules.attempts(), rules.waitHours()),
                attempts.of(id, visitor.id()).stream().map(AttemptAnswer::of).toList(),
                owns(visitor) && found.state() == QualificationState.PUBLISHED
                        ? items.analysis(found).stream().map(ItemAnswer::of).toList()
                        : null);
    }

    private Line line(Qualification one, Visitor visitor) {
        boolean takes = visitor.roles().stream().anyMatch(Role::isBlind);
        return new Line(
                one.id().toString(),
                one.name(),
                one.number().orElse(null),
                one.state().name().toLowerCase(Locale.ROOT),
                takes ? StandingAnswer.of(attempts.standing(one, visitor.id())) : null);
    }

    private static boolean owns(Visitor visitor) {
        return visitor.is(Role.MANAGER) || visitor.is(Role.ADMIN);
    }
}
