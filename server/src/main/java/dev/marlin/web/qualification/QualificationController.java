package dev.marlin.web.qualification;

import dev.marlin.attempts.Attempts;
import dev.marlin.attempts.Items;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.onboarding.Requirements;
import dev.marlin.qualification.Qualification;
import dev.marlin.qualification.QualificationId;
import dev.marlin.qualification.QualificationState;
import dev.marlin.qualification.Qualifications;
import dev.marlin.web.qualification.QualificationPage.Owner;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Qualifications: their rules for everybody, their words and figures for those who own them. */
@Controller
class QualificationController {
    private final Qualifications qualifications;
    private final Attempts attempts;
    private final Items items;
    private final Requirements requirements;
    private final Campaigns campaigns;

    QualificationController(
            Qualifications qualifications,
            Attempts attempts,
            Items items,
            Requirements requirements,
            Campaigns campaigns) {
        this.qualifications = qualifications;
        this.attempts = attempts;
        this.items = items;
        this.requirements = requirements;
        this.campaigns = campaigns;
    }

    @GetMapping("/qualifications")
    QualificationsPage all(Visitor visitor) {
        boolean owner = owns(visitor);
        List<Qualification> shown = owner ? qualifications.all() : qualifications.open();
        return new QualificationsPage(
                shown.stream()
                        .map(one -> new QualificationsPage.Row(
                                one,
                                takes(visitor)
                                        ? QualificationsPage.words(attempts.standing(one, visitor.id()))
                                        : words(one)))
                        .toList(),
                visitor.is(Role.MANAGER));
    }

    private static String words(Qualification one) {
        return switch (one.state()) {
            case DRAFT -> "draft";
            case PROPOSED -> "waits for a second person";
            case PUBLISHED -> one.newest() ? "published" : "superseded";
            case WITHDRAWN -> "withdrawn";
        };
    }

    @GetMapping("/qualifications/new")
    NewPage form() {
        return new NewPage("", Optional.empty());
    }

    @PostMapping("/qualifications")
    Answer begin(Visitor visitor, @RequestParam String text) {
        try {
            return Answer.go("/qualifications/"
                    + qualifications.begin(text, visitor.id()).id());
        } catch (MarlinException e) {
            return Answer.show(new NewPage(text, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/qualifications/{qualification}")
    QualificationPage one(@PathVariable String qualification, Visitor visitor) {
        QualificationId id = QualificationId.parse(qualification);
        boolean owner = owns(visitor);
        Qualification found = owner ? qualifications.get(id) : qualifications.published(id);
        return new QualificationPage(
                found,
                qualifications.rubricOf(found),
                takes(visitor) ? Optional.of(attempts.standing(found, visitor.id())) : Optional.empty(),
                attempts.of(id, visitor.id()),
                owner ? Optional.of(owner(found, visitor)) : Optional.empty());
    }

    private Owner owner(Qualification found, Visitor visitor) {
        boolean published = found.state() == QualificationState.PUBLISHED;
        Set<CampaignId> asking = new HashSet<>(requirements.requiring(found.name()));
        List<Campaign> fitting = campaigns.open().stream()
                .filter(campaign -> campaign.rubricVersion().equals(found.rubric()))
                .toList();
        return new Owner(
                published ? items.analysis(found) : List.of(),
                campaigns.open().stream()
                        .filter(campaign -> asking.contains(campaign.id()))
                        .toList(),
                fitting.stream()
                        .filter(campaign -> !asking.contains(campaign.id()))
                        .toList(),
                visitor.is(Role.MANAGER));
    }

    @PostMapping("/qualifications/{qualification}/save")
    Redirect save(
            @PathVariable String qualification,
            @RequestParam int revision,
            @RequestParam String text,
            Visitor visitor) {
        qualifications.save(QualificationId.parse(qualification), revision, text, visitor.id());
        return back(qualification);
    }

    @PostMapping("/qualifications/{qualification}/propose")
    Redirect propose(@PathVariable String qualification, @RequestParam int revision, Visitor visitor) {
        qualifications.propose(QualificationId.parse(qualification), revision, visitor.id());
        return back(qualification);
    }

    @PostMapping("/qualifications/{qualification}/publish")
    Redirect publish(@PathVariable String qualification, @RequestParam int revision, Visitor visitor) {
        qualifications.publish(QualificationId.parse(qualification), revision, visitor.id());
        return back(qualification);
    }

    @PostMapping("/qualifications/{qualification}/send-back")
    Redirect sendBack(
            @PathVariable String qualification,
            @RequestParam int revision,
            @RequestParam String words,
            Visitor visitor) {
        qualifications.sendBack(QualificationId.parse(qualification), revision, words, visitor.id());
        return back(qualification);
    }

    @PostMapping("/qualifications/{qualification}/withdraw")
    Redirect withdraw(@PathVariable String qualification, Visitor visitor) {
        qualifications.withdraw(QualificationId.parse(qualification), visitor.id());
        return back(qualification);
    }

    @PostMapping("/qualifications/{qualification}/rulings")
    Redirect rule(
            @PathVariable String qualification,
            @RequestParam String item,
            @RequestParam String ruling,
            @RequestParam String reason,
            Visitor visitor) {
        boolean retired = Choice.of("ruling", ruling, "retire", "keep");
        items.rule(QualificationId.parse(qualification), item, new Items.Ruling(retired, reason), visitor.id());
        return back(qualification);
    }

    @PostMapping("/qualifications/{qualification}/campaigns")
    Redirect require(
            @PathVariable String qualification,
            @RequestParam String campaign,
            @RequestParam String required,
            Visitor visitor) {
        boolean asked = Choice.of("required", required, "yes", "no");
        String name =
                qualifications.published(QualificationId.parse(qualification)).name();
        requirements.require(CampaignId.parse(campaign), asked ? Optional.of(name) : Optional.empty(), visitor.id());
        return back(qualification);
    }

    @PostMapping("/qualifications/{qualification}/attempts")
    Redirect start(@PathVariable String qualification, Visitor visitor) {
        return Redirect.to("/qualification-attempts/"
                + attempts.start(QualificationId.parse(qualification), visitor.id())
                        .id());
    }

    private static boolean owns(Visitor visitor) {
        return visitor.is(Role.MANAGER) || visitor.is(Role.ADMIN);
    }

    private static boolean takes(Visitor visitor) {
        return visitor.roles().stream().anyMatch(Role::isBlind);
    }

    private static Redirect back(String qualification) {
        return Redirect.to("/qualifications/" + QualificationId.parse(qualification));
    }
}
