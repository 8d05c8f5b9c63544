package dev.marlin.api.rubrics;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.rubrics.ChangeKind;
import dev.marlin.rubrics.Proposal;
import dev.marlin.rubrics.ProposalId;
import dev.marlin.rubrics.Proposals;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Proposals of rubric versions for programs: written by one, published by another. */
@RestController
class ProposalApi {
    private final Proposals proposals;

    ProposalApi(Proposals proposals) {
        this.proposals = proposals;
    }

    /** All that somebody still has to act on, longest unchanged first. */
    record ListAnswer(List<ProposalAnswer> proposals) {}

    /** What is asked of a second person; {@code dispute} may be left out. */
    record AskInput(@Nullable String changeKind, @Nullable String dispute) {}

    /** Why it is sent back. */
    record WordsInput(@Nullable String words) {}

    @GetMapping("/api/v1/rubric-proposals")
    ListAnswer open() {
        return new ListAnswer(proposals.open().stream()
                .map(proposal -> ProposalAnswer.of(proposal, proposals.objections(proposal)))
                .toList());
    }

    /** Begins a draft from a file, complete or not. */
    @PostMapping("/api/v1/rubric-proposals")
    ResponseEntity<ProposalAnswer> begin(@RequestBody String file, Visitor visitor) {
        return tagged(HttpStatus.CREATED, proposals.begin(file, visitor.id()));
    }

    @GetMapping("/api/v1/rubric-proposals/{proposal}")
    ResponseEntity<ProposalAnswer> one(@PathVariable String proposal) {
        return tagged(HttpStatus.OK, proposals.get(ProposalId.parse(proposal)));
    }

    /** Replaces the words of a draft. */
    @PutMapping("/api/v1/rubric-proposals/{proposal}")
    ResponseEntity<ProposalAnswer> save(
            @PathVariable String proposal,
            @RequestHeader(name = "If-Match", defaultValue = "") String match,
            @RequestBody String file,
            Visitor visitor) {
        return tagged(HttpStatus.OK, proposals.save(ProposalId.parse(proposal), revision(match), file, visitor.id()));
    }

    @PostMapping("/api/v1/rubric-proposals/{proposal}/proposal")
    ResponseEntity<ProposalAnswer> propose(
            @PathVariable String proposal,
            @RequestHeader(name = "If-Match", defaultValue = "") String match,
            @RequestBody AskInput input,
            Visitor visitor) {
        Proposal.Ask ask = new Proposal.Ask(
                revision(match),
                ChangeKind.parse(Optional.ofNullable(input.changeKind()).orElse("")),
                Optional.ofNullable(input.dispute()).map(text -> Id.parse("That dispute", text)));
        return tagged(HttpStatus.OK, proposals.propose(ProposalId.parse(proposal), ask, visitor.id()));
    }

    /** Publishes what somebody else proposed, as it was read. */
    @PostMapping("/api/v1/rubric-proposals/{proposal}/publication")
    RubricAnswer publish(
            @PathVariable String proposal,
            @RequestHeader(name = "If-Match", defaultValue = "") String match,
            Visitor visitor) {
        return RubricAnswer.of(proposals.publish(ProposalId.parse(proposal), revision(match), visitor.id()));
    }

    @PostMapping("/api/v1/rubric-proposals/{proposal}/return")
    ResponseEntity<ProposalAnswer> sendBack(
            @PathVariable String proposal,
            @RequestHeader(name = "If-Match", defaultValue = "") String match,
            @RequestBody WordsInput input,
            Visitor visitor) {
        String words = Optional.ofNullable(input.words()).orElse("");
        return tagged(
                HttpStatus.OK, proposals.sendBack(ProposalId.parse(proposal), revision(match), words, visitor.id()));
    }

    @PostMapping("/api/v1/rubric-proposals/{proposal}/withdrawal")
    ResponseEntity<ProposalAnswer> withdraw(@PathVariable String proposal, Visitor visitor) {
        return tagged(HttpStatus.OK, proposals.withdraw(ProposalId.parse(proposal), visitor.id()));
    }

    private static int revision(String match) {
        if (!match.matches("\"[0-9]{1,9}\"")) {
            throw new MarlinException(
                    Problem.MALFORMED,
                    "Send the header If-Match with the ETag of the proposal that you read, in quotes: nothing is overwritten"
                            + " or published unseen. Nothing was changed.");
        }
        return Integer.parseInt(match.substring(1, match.length() - 1));
    }

    private ResponseEntity<ProposalAnswer> tagged(HttpStatus status, Proposal proposal) {
        return ResponseEntity.status(status)
                .eTag("\"" + proposal.revision() + '"')
                .body(ProposalAnswer.of(proposal, proposals.objections(proposal)));
    }
}
