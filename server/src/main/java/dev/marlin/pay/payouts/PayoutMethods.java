package dev.marlin.pay.payouts;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of payout methods. Whoever lets somebody change theirs has made sure who asks. */
@Service
public class PayoutMethods {
    /** How long a new method waits before anything is paid to it. */
    public static final Duration WAIT = Duration.ofDays(2);

    static final String KIND = "payout_method";
    private static final int LONGEST_NAME = 70;

    private final MethodStore store;
    private final Attention attention;
    private final Audit audit;
    private final Books books;
    private final TransactionTemplate transactions;

    PayoutMethods(MethodStore store, Attention attention, Audit audit, Books books, TransactionTemplate transactions) {
        this.store = store;
        this.attention = attention;
        this.audit = audit;
        this.books = books;
        this.transactions = transactions;
    }

    /**
     * Adds a method that is used from {@link #WAIT} from now on; until then the one before is. The person is told on
     * their own page, so that a change that was not theirs is noticed in time.
     *
     * @throws MarlinException INVALID, naming the field
     */
    public PayoutMethod change(PersonId person, String holder, String iban) {
        Instant now = books.now();
        PayoutMethod method = new PayoutMethod(
                UUID.randomUUID(), person, name("holder", holder), new Iban(iban), now, now.plus(WAIT));
        transactions.executeWithoutResult(status -> {
            store.insert(method);
            attention.clear(KIND, person.value());
            attention.set(new AttentionItem(
                    person,
                    KIND,
                    person.value(),
                    "Your payout method was changed",
                    "It is used after 48 hours. If this was not you, change your password and the method now.",
                    "Look",
                    "/earnings",
                    now,
                    Optional.of(method.usableFrom())));
            audit.record(AuditEvent.by(
                    person,
                    "payout_method.changed",
                    "person",
                    person.value(),
                    Map.of("method", method.id().toString())));
        });
        return method;
    }

    /** All that a person ever gave, latest first. */
    public List<PayoutMethod> of(PersonId person) {
        return store.of(person);
    }

    /** The one that is paid to now. */
    public Optional<PayoutMethod> usable(PersonId person) {
        Instant now = books.now();
        return store.of(person).stream()
                .filter(method -> !method.usableFrom().isAfter(now))
                .findFirst();
    }

    /** @throws MarlinException INVALID, naming the field */
    public PayerAccount setPayer(String name, String iban, PersonId by) {
        PayerAccount payer = new PayerAccount(UUID.randomUUID(), name("name", name), new Iban(iban));
        return Objects.requireNonNull(transactions.execute(status -> {
            store.insert(payer, by, books.now());
            audit.record(AuditEvent.by(by, "payer_account.set", "payer_account", payer.id(), Map.of()));
            return payer;
        }));
    }

    /** Whose account pays from now on. */
    public Optional<PayerAccount> payer() {
        return store.payer();
    }

    private static String name(String field, String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw MarlinException.invalid(
                    field + ": the name on the account, 1 to " + LONGEST_NAME + " characters. Nothing was saved.");
        }
        return name;
    }
}
