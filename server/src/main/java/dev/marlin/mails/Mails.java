package dev.marlin.mails;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.notices.NoticeSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** People's addresses and wishes. */
@Service
public class Mails {
    private static final Duration TO_CONFIRM = Duration.ofHours(24);
    private static final Duration BETWEEN = Duration.ofMinutes(2);
    private static final String ADDRESS = "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";

    private final MailStore store;
    private final LetterStore letters;
    private final NoticeSettings settings;
    private final Ground ground;

    Mails(MailStore store, LetterStore letters, NoticeSettings settings, Ground ground) {
        this.store = store;
        this.letters = letters;
        this.settings = settings;
        this.ground = ground;
    }

    /** Whether this installation sends e-mails at all. */
    public boolean on() {
        return settings.mail().isPresent();
    }

    /** The person's address, confirmed or not. */
    public Optional<Address> address(PersonId person) {
        return store.address(person);
    }

    /** What the person wants to be told, and when: each kind has a choice. */
    public Map<MailKind, MailChoice> choices(PersonId person) {
        return store.choices(person);
    }

    /**
     * Notes an address in place of an earlier one and asks there for confirmation, which is possible for a day.
     *
     * @throws MarlinException INVALID; CONFLICT when no e-mails are sent, or one was asked for less than two minutes ago
     */
    public void ask(PersonId person, String address) {
        URI base = settings.url()
                .filter(url -> on())
                .orElseThrow(() -> MarlinException.conflict(
                        "This installation sends no e-mails. An admin can set mail.host. Nothing was saved."));
        String wanted = address.strip();
        if (wanted.length() > 254 || !wanted.matches(ADDRESS)) {
            throw MarlinException.invalid("address: one such as ines@example.org. Nothing was saved.");
        }
        Instant now = now();
        ground.transactions().executeWithoutResult(status -> {
            store.address(person)
                    .filter(known -> known.askedAt().plus(BETWEEN).isAfter(now))
                    .ifPresent(known -> {
                        throw MarlinException.conflict(
                                "A letter is on its way to the address that you named a moment ago."
                                        + " Wait two minutes, then try again. Nothing was changed.");
                    });
            String token = word();
            store.putAddress(
                    person, wanted, new MailStore.Token(Digest.sha256(token), now.plus(TO_CONFIRM), word()), now);
            letters.insert(Letter.confirmation(wanted, token, base));
            log(person, "mail_address.asked");
        });
    }

    /** @throws MarlinException NOT_FOUND when the word is another person's, too old, or used */
    public void confirm(PersonId person, String token) {
        ground.transactions().executeWithoutResult(status -> {
            if (!store.confirm(person, Digest.sha256(token), now())) {
                throw new MarlinException(
                        Problem.NOT_FOUND,
                        "This link is another person's, older than a day, or was used. Name the address again on My"
                                + " notices. Nothing was changed.");
            }
            log(person, "mail_address.confirmed");
        });
    }

    /** Forgets the address; what was on its way to it may still arrive. */
    public void forget(PersonId person) {
        ground.transactions().executeWithoutResult(status -> {
            if (store.removeAddress(person)) {
                log(person, "mail_address.forgotten");
            }
        });
    }

    public void choose(PersonId person, Map<MailKind, MailChoice> choices) {
        ground.transactions().executeWithoutResult(status -> {
            choices.forEach((kind, choice) -> store.choose(person, kind, choice));
            log(person, "mail_choice.made");
        });
    }

    /** Ends all e-mails of whoever was sent this word, without a sign-in; false when nobody was. */
    public boolean unsubscribe(String word) {
        return Boolean.TRUE.equals(ground.transactions().execute(status -> {
            Optional<PersonId> person = store.byUnsubscribe(word);
            person.ifPresent(found -> {
                for (MailKind kind : MailKind.values()) {
                    store.choose(found, kind, MailChoice.NEVER);
                }
                log(found, "mail_choice.ended");
            });
            return person.isPresent();
        }));
    }

    private String word() {
        byte[] bytes = new byte[32];
        ground.random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void log(PersonId person, String action) {
        ground.audit().record(AuditEvent.by(person, action, "person", person.value(), Map.of()));
    }

    /** @param askedAt when the person named it */
    public record Address(String address, boolean confirmed, Instant askedAt) {}

    /** What the doors of this package stand on. */
    @Component
    record Ground(TransactionTemplate transactions, Clock clock, SecureRandom random, Audit audit) {}
}
