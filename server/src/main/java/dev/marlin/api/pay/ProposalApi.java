package dev.marlin.api.pay;

import dev.marlin.identity.People;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.proposals.Proposal;
import dev.marlin.pay.proposals.ProposalState;
import dev.marlin.pay.proposals.Proposals;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whatever finance does to rates and to people's money by hand, for programs: one proposes, another decides. */
@RestController
class ProposalApi {
    private final Proposals proposals;
    private final People people;
    private final Clock clock;

    ProposalApi(Proposals proposals, People people, Clock clock) {
        this.proposals = proposals;
        this.people = people;
        this.clock = clock;
    }

    /** Those that wait, oldest first, and the latest hundred that were decided, latest first. */
    record ListAnswer(List<ProposalAnswer> open, List<ProposalAnswer> decided) {}

    /** Why not. */
    record RefusalBody(@Nullable String words) {}

    @GetMapping("/api/v1/ledger/proposals")
    ListAnswer all(Visitor visitor) {
        Map<PersonId, String> names = Somebody.names(people);
        return new ListAnswer(
                proposals.open().stream()
                        .map(one -> answer(one, visitor, names))
                        .toList(),
                proposals.decided().stream()
                        .map(one -> answer(one, visitor, names))
                        .toList());
    }

    @GetMapping("/api/v1/ledger/proposals/{proposal}")
    ProposalAnswer one(Visitor visitor, @PathVariable String proposal) {
        return answer(proposals.get(id(proposal)), visitor, Somebody.names(people));
    }

    @PostMapping("/api/v1/ledger/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    ProposalAnswer propose(Visitor visitor, @RequestBody ChangeBody body) {
        Proposal made =
                proposals.propose(body.change(people, clock.instant()), Given.text(body.reason()), visitor.id());
        return answer(made, visitor, Somebody.names(people));
    }

    @PostMapping("/api/v1/ledger/proposals/{proposal}/approval")
    ProposalAnswer approve(Visitor visitor, @PathVariable String proposal) {
        proposals.approve(id(proposal), visitor.id());
        return one(visitor, proposal);
    }

    @PostMapping("/api/v1/ledger/proposals/{proposal}/refusal")
    ProposalAnswer decline(Visitor visitor, @PathVariable String proposal, @RequestBody RefusalBody body) {
        proposals.decline(id(proposal), Given.text(body.words()), visitor.id());
        return one(visitor, proposal);
    }

    @PostMapping("/api/v1/ledger/proposals/{proposal}/retraction")
    ProposalAnswer takeBack(Visitor visitor, @PathVariable String proposal) {
        proposals.takeBack(id(proposal), visitor.id());
        return one(visitor, proposal);
    }

    private static ProposalAnswer answer(Proposal one, Visitor visitor, Map<PersonId, String> names) {
        boolean may = visitor.is(Role.FINANCE)
                && one.state() == ProposalState.PROPOSED
                && !one.proposedBy().equals(visitor.id())
                && one.change().concerns().filter(visitor.id()::equals).isEmpty();
        return ProposalAnswer.of(one, may, names);
    }

    private static UUID id(String proposal) {
        return Id.parse("That proposal", proposal);
    }
}
