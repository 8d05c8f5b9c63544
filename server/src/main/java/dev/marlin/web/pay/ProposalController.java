package dev.marlin.web.pay;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.Fee;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.periods.Period;
import dev.marlin.pay.proposals.Change;
import dev.marlin.pay.proposals.Proposals;
import dev.marlin.pay.rates.Job;
import dev.marlin.pay.rates.Rates;
import dev.marlin.pay.rates.Scope;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rates, and whatever finance does to people's money by hand: one proposes, another decides. */
@Controller
class ProposalController {
    private static final String PAGE = "/ledger/proposals";

    private final Proposals proposals;
    private final Rates rates;
    private final Campaigns campaigns;
    private final People people;
    private final Clock clock;

    ProposalController(Proposals proposals, Rates rates, Campaigns campaigns, People people, Clock clock) {
        this.proposals = proposals;
        this.rates = rates;
        this.campaigns = campaigns;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    ProposalsPage all(Visitor visitor) {
        return page(visitor, Optional.empty());
    }

    @PostMapping(PAGE + "/rate")
    Answer rate(Visitor visitor, @RequestParam MultiValueMap<String, String> fields) {
        return propose(
                visitor,
                fields,
                () -> new Change.NewRate(
                        new Scope(
                                CampaignId.parse(text(fields, "campaign")),
                                Job.parse(text(fields, "job")),
                                any(text(fields, "category")),
                                any(text(fields, "skill"))),
                        Fee.parse("amount", text(fields, "amount"), text(fields, "currency")),
                        from(text(fields, "from"))));
    }

    @PostMapping(PAGE + "/payment")
    Answer payment(Visitor visitor, @RequestParam MultiValueMap<String, String> fields) {
        return propose(
                visitor,
                fields,
                () -> new Change.Payment(
                        PersonId.parse(text(fields, "person")),
                        Fee.parse("amount", text(fields, "amount"), text(fields, "currency"))));
    }

    @PostMapping(PAGE + "/hold")
    Answer hold(Visitor visitor, @RequestParam MultiValueMap<String, String> fields) {
        return propose(
                visitor,
                fields,
                () -> new Change.Hold(
                        person(fields),
                        Fee.parse("amount", text(fields, "amount"), text(fields, "currency")),
                        Period.day("until", text(fields, "until"))
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()));
    }

    @PostMapping(PAGE + "/bonus")
    Answer bonus(Visitor visitor, @RequestParam MultiValueMap<String, String> fields) {
        return propose(
                visitor,
                fields,
                () -> new Change.Bonus(
                        person(fields),
                        CampaignId.parse(text(fields, "campaign")),
                        Fee.parse("amount", text(fields, "amount"), text(fields, "currency"))));
    }

    @PostMapping(PAGE + "/reversal")
    Answer reversal(Visitor visitor, @RequestParam MultiValueMap<String, String> fields) {
        return propose(
                visitor,
                fields,
                () -> new Change.Reversal(person(fields), Id.parse("That transaction", text(fields, "transaction"))));
    }

    @PostMapping(PAGE + "/release")
    Answer release(Visitor visitor, @RequestParam MultiValueMap<String, String> fields) {
        return propose(
                visitor,
                fields,
                () -> new Change.Release(
                        PersonId.parse(text(fields, "person")), Id.parse("That hold", text(fields, "hold"))));
    }

    @PostMapping(PAGE + "/{proposal}/approval")
    Redirect approve(Visitor visitor, @PathVariable String proposal) {
        proposals.approve(Id.parse("That proposal", proposal), visitor.id());
        return Redirect.to(PAGE);
    }

    @PostMapping(PAGE + "/{proposal}/refusal")
    Redirect decline(Visitor visitor, @PathVariable String proposal, @RequestParam(defaultValue = "") String words) {
        proposals.decline(Id.parse("That proposal", proposal), words, visitor.id());
        return Redirect.to(PAGE);
    }

    @PostMapping(PAGE + "/{proposal}/retraction")
    Redirect takeBack(Visitor visitor, @PathVariable String proposal) {
        proposals.takeBack(Id.parse("That proposal", proposal), visitor.id());
        return Redirect.to(PAGE);
    }

    private Answer propose(Visitor visitor, MultiValueMap<String, String> fields, Supplier<Change> change) {
        try {
            proposals.propose(change.get(), text(fields, "reason"), visitor.id());
            return Answer.go(PAGE);
        } catch (MarlinException e) {
            return Answer.show(page(visitor, Optional.ofNullable(e.getMessage())));
        }
    }

    private PersonId person(MultiValueMap<String, String> fields) {
        return people.findByLogin(text(fields, "login"))
                .map(Person::id)
                .orElseThrow(() -> MarlinException.invalid(
                        "login: nobody signs in as “" + text(fields, "login") + "”. Nothing was proposed."));
    }

    private ProposalsPage page(Visitor visitor, Optional<String> problem) {
        Map<PersonId, String> names = people.all().stream().collect(Collectors.toMap(Person::id, Person::displayName));
        return new ProposalsPage(
                new ProposalsPage.Lists(rates.all(), proposals.open(), proposals.decided(), proposals.holds()),
                campaigns.all(),
                names,
                visitor.id(),
                visitor.is(Role.FINANCE),
                problem);
    }

    /** Beginning of the day, UTC; now when the text is empty. */
    private Instant from(String text) {
        return text.isBlank()
                ? clock.instant()
                : Period.day("from", text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String any(String text) {
        return text.isBlank() ? Scope.ANY : text.strip();
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
