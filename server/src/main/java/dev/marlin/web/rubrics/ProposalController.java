package dev.marlin.web.rubrics;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.ChangeKind;
import dev.marlin.rubrics.Proposal;
import dev.marlin.rubrics.ProposalId;
import dev.marlin.rubrics.Proposals;
import dev.marlin.rubrics.RubricChange;
import dev.marlin.rubrics.RubricDraft;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.web.ui.Answer;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposals of versions, for managers. */
@Controller
class ProposalController {
    private final Proposals proposals;
    private final Rubrics rubrics;

    ProposalController(Proposals proposals, Rubrics rubrics) {
        this.proposals = proposals;
        this.rubrics = rubrics;
    }

    @GetMapping("/rubrics/proposals/{proposal}")
    ProposalPage one(Visitor visitor, @PathVariable String proposal) {
        Proposal found = proposals.get(ProposalId.parse(proposal));
        return page(visitor, found, found.text(), Optional.empty());
    }

    @PostMapping("/rubrics/proposals/{proposal}/text")
    Answer save(
            Visitor visitor,
            @PathVariable String proposal,
            @RequestParam(defaultValue = "") String revision,
            @RequestParam(defaultValue = "") String text) {
        ProposalId id = ProposalId.parse(proposal);
        String lines = text.replace("\r\n", "\n");
        return answer(visitor, id, Optional.of(lines), () -> {
            proposals.save(id, revision(revision), lines, visitor.id());
            return "/rubrics/proposals/" + id;
        });
    }

    /** Saves what is in the form and puts it before a second person. */
    @PostMapping("/rubrics/proposals/{proposal}/proposal")
    Answer propose(
            Visitor visitor,
            @PathVariable String proposal,
            @RequestParam(defaultValue = "") String revision,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String dispute) {
        ProposalId id = ProposalId.parse(proposal);
        return answer(visitor, id, Optional.empty(), () -> {
            Optional<String> about = Optional.of(dispute.strip()).filter(text -> !text.isEmpty());
            proposals.propose(
                    id,
                    new Proposal.Ask(
                            revision(revision),
                            ChangeKind.parse(kind),
                            about.map(text -> Id.parse("That dispute", text))),
                    visitor.id());
            return "/rubrics/proposals/" + id;
        });
    }

    @PostMapping("/rubrics/proposals/{proposal}/publication")
    Answer publish(Visitor visitor, @PathVariable String proposal, @RequestParam(defaultValue = "") String revision) {
        ProposalId id = ProposalId.parse(proposal);
        return answer(
                visitor,
                id,
                Optional.empty(),
                () -> "/rubrics/"
                        + proposals
                                .publish(id, revision(revision), visitor.id())
                                .id());
    }

    @PostMapping("/rubrics/proposals/{proposal}/return")
    Answer sendBack(
            Visitor visitor,
            @PathVariable String proposal,
            @RequestParam(defaultValue = "") String revision,
            @RequestParam(defaultValue = "") String words) {
        ProposalId id = ProposalId.parse(proposal);
        return answer(visitor, id, Optional.empty(), () -> {
            proposals.sendBack(id, revision(revision), words, visitor.id());
            return "/rubrics/proposals/" + id;
        });
    }

    @PostMapping("/rubrics/proposals/{proposal}/withdrawal")
    Answer withdraw(Visitor visitor, @PathVariable String proposal) {
        ProposalId id = ProposalId.parse(proposal);
        return answer(visitor, id, Optional.empty(), () -> {
            proposals.withdraw(id, visitor.id());
            return "/rubrics";
        });
    }

    private Answer answer(Visitor visitor, ProposalId id, Optional<String> typed, Supplier<String> act) {
        try {
            return Answer.go(act.get());
        } catch (MarlinException e) {
            Proposal found = proposals.get(id);
            return Answer.show(page(visitor, found, typed.orElse(found.text()), Optional.ofNullable(e.getMessage())));
        }
    }

    private ProposalPage page(Visitor visitor, Proposal found, String text, Optional<String> problem) {
        Optional<RubricDraft> draft = proposals.read(found.text());
        return new ProposalPage(
                found,
                draft.map(RubricDraft::name).orElse("Unfinished draft"),
                text,
                proposals.objections(found),
                draft.flatMap(this::difference),
                found.latest()
                        .filter(round -> round.proposedBy().equals(visitor.id()))
                        .isPresent(),
                problem);
    }

    private Optional<ProposalPage.Difference> difference(RubricDraft draft) {
        return rubrics.latest(draft.name())
                .map(latest -> new ProposalPage.Difference(latest, RubricChange.between(latest, draft)));
    }

    private static int revision(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw MarlinException.invalid("revision: the form lacks the revision that you read. Reload the page.");
        }
        return Integer.parseInt(text);
    }
}
