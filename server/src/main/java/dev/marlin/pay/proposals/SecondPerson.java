package dev.marlin.pay.proposals;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Books;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Calls whoever in finance may agree to a proposal. */
@Component
class SecondPerson {
    private static final String KIND = "pay_proposal";

    private final Attention attention;
    private final Books books;

    SecondPerson(Attention attention, Books books) {
        this.attention = attention;
        this.books = books;
    }

    Instant now() {
        return books.now();
    }

    /** @throws MarlinException CONFLICT when it would wait for nobody */
    void call(Proposal proposal) {
        List<PersonId> others = books.finance().stream()
                .filter(person -> !person.equals(proposal.proposedBy()))
                .filter(person -> !proposal.change().concerns().equals(Optional.of(person)))
                .toList();
        if (others.isEmpty()) {
            throw MarlinException.conflict("Money takes two people, and nobody else here may agree to this. Nothing was"
                    + " proposed; ask an admin for a second person with the role finance.");
        }
        others.forEach(person -> attention.set(new AttentionItem(
                person,
                KIND,
                proposal.id(),
                "Proposed " + proposal.change().kind(),
                "Money takes two people: somebody proposed this and you may agree.",
                "Decide",
                "/ledger/proposals",
                proposal.proposedAt(),
                Optional.empty())));
    }

    void dismiss(UUID proposal) {
        attention.clear(KIND, proposal);
    }
}
