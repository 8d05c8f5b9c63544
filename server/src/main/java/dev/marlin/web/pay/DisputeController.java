package dev.marlin.web.pay;

import dev.marlin.campaigns.Fee;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.pay.disputes.Disputes;
import dev.marlin.web.ui.Redirect;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Disputes: a person opens and takes back their own, finance answers. */
@Controller
class DisputeController {
    private final Disputes disputes;
    private final People people;

    DisputeController(Disputes disputes, People people) {
        this.disputes = disputes;
        this.people = people;
    }

    @PostMapping("/earnings/disputes")
    Redirect open(
            Visitor visitor,
            @RequestParam(defaultValue = "") String transaction,
            @RequestParam(defaultValue = "") String words) {
        disputes.open(Id.parse("That entry", transaction), words, visitor.id());
        return Redirect.to("/earnings");
    }

    @PostMapping("/earnings/disputes/{dispute}/retraction")
    Redirect retract(Visitor visitor, @PathVariable String dispute) {
        disputes.retract(id(dispute), visitor.id());
        return Redirect.to("/earnings");
    }

    @GetMapping("/ledger/disputes")
    DisputesPage all(Visitor visitor) {
        return new DisputesPage(
                disputes.all(),
                people.all().stream().collect(Collectors.toMap(Person::id, Person::displayName)),
                visitor.is(Role.FINANCE));
    }

    @PostMapping("/ledger/disputes/{dispute}/refusal")
    Redirect refuse(Visitor visitor, @PathVariable String dispute, @RequestParam(defaultValue = "") String words) {
        disputes.refuse(id(dispute), words, visitor.id());
        return Redirect.to("/ledger/disputes");
    }

    @PostMapping("/ledger/disputes/{dispute}/correction")
    Redirect uphold(
            Visitor visitor,
            @PathVariable String dispute,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String words) {
        disputes.uphold(id(dispute), Fee.parse("amount", amount, currency), words, visitor.id());
        return Redirect.to("/ledger/disputes");
    }

    private static UUID id(String text) {
        return Id.parse("That dispute", text);
    }
}
