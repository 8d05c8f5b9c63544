package dev.marlin.pay.proposals;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Books;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Calls whoever in finance may agree to a proposal. */
@Component
class SecondPerson {
    private static final String KIND = "pay_proposal";
    private static final String NOBODY = "Everybody who could agree to it left: give a second person the role finance.";

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
        List<PersonId> others = others(proposal);
        if (others.isEmpty()) {
            throw MarlinException.conflict("Money takes two people, and nobody else here may agree to this. Nothing was"
                    + " proposed; ask an admin for a second person with the role finance.");
        }
        others.forEach(person -> attention.set(
                item(proposal, person, "Money takes two people: somebody proposed this and you may agree.", "Decide")));
    }

    /** Calls those who may agree now; where everybody left who could, admins find somebody. */
    void recall(Proposal proposal) {
        List<PersonId> others = others(proposal);
        List<PersonId> owners = others.isEmpty() ? books.admins() : others;
        Set<PersonId> called = attention.on(KIND, proposal.id()).stream()
                .map(AttentionItem::person)
                .collect(Collectors.toSet());
        if (called.equals(Set.copyOf(owners))) {
            return;
        }
        dismiss(proposal.id());
        if (others.isEmpty()) {
            owners.forEach(admin -> attention.set(item(proposal, admin, NOBODY, "Find somebody")));
        } else {
            call(proposal);
        }
    }

    private List<PersonId> others(Proposal proposal) {
        return books.finance().stream()
                .filter(person -> !person.equals(proposal.proposedBy()))
                .filter(person -> !proposal.change().concerns().equals(Optional.of(person)))
                .toList();
    }

    private static AttentionItem item(Proposal proposal, PersonId person, String reason, String action) {
        return new AttentionItem(
                person,
                KIND,
                proposal.id(),
                "Proposed " + proposal.change().kind(),
                reason,
                action,
                action.equals("Decide") ? "/ledger/proposals" : "/people",
                proposal.proposedAt(),
                Optional.empty());
    }

    void dismiss(UUID proposal) {
        attention.clear(KIND, proposal);
    }
}
