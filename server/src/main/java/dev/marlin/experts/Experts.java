package dev.marlin.experts;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of experts: under which name a person is met within one campaign. */
@Service
public class Experts {
    private static final int ATTEMPTS = 40;

    private final ExpertStore store;
    private final Pseudonyms pseudonyms;
    private final TransactionTemplate transactions;

    Experts(ExpertStore store, SecureRandom random, TransactionTemplate transactions) {
        this.store = store;
        this.pseudonyms = new Pseudonyms(random);
        this.transactions = transactions;
    }

    /**
     * Two words under which the others of the campaign meet the person: drawn by chance on first use, then kept; unique
     * within the campaign; says nothing about the person and differs between campaigns.
     *
     * @param campaign id of the campaign
     */
    public String pseudonym(UUID campaign, PersonId person) {
        Optional<String> known = store.find(campaign, person);
        return known.orElseGet(() -> Objects.requireNonNull(transactions.execute(status -> draw(campaign, person))));
    }

    private String draw(UUID campaign, PersonId person) {
        for (int i = 0; i < ATTEMPTS; i++) {
            store.insertIfFree(campaign, person, pseudonyms.draw(i >= ATTEMPTS / 2));
            Optional<String> mine = store.find(campaign, person);
            if (mine.isPresent()) {
                return mine.get();
            }
        }
        throw new MarlinException(Problem.UNAVAILABLE, "No free name was found for you here. Try again.");
    }
}
