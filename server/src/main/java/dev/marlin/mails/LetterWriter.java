package dev.marlin.mails;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.jobs.RecurringJob;
import dev.marlin.kernel.PersonId;
import dev.marlin.notices.NoticeSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes letters: what a person wants at once in one, and once a day one for the rest. */
@Component
class LetterWriter implements RecurringJob {
    private static final Duration DAY = Duration.ofHours(24);

    private final MailStore store;
    private final LetterStore letters;
    private final Attention attention;
    private final NoticeSettings settings;
    private final Mails.Ground ground;

    LetterWriter(
            MailStore store, LetterStore letters, Attention attention, NoticeSettings settings, Mails.Ground ground) {
        this.store = store;
        this.letters = letters;
        this.attention = attention;
        this.settings = settings;
        this.ground = ground;
    }

    @Override
    public String name() {
        return "mail-letters";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        if (settings.mail().isPresent()) {
            URI base = settings.url().orElseThrow();
            store.confirmed()
                    .forEach(person -> ground.transactions()
                            .executeWithoutResult(status -> store.take(person).ifPresent(to -> write(to, base))));
        }
    }

    private void write(Recipient to, URI base) {
        Instant now = ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Set<String> turns = enterTurns(to.person());
        Map<MailKind, MailChoice> choices = store.choices(to.person());
        boolean daily = to.digestAt().map(last -> !last.plus(DAY).isAfter(now)).orElse(true);
        List<MailItem> open = store.openItems(to.person());
        List<MailItem> past = open.stream()
                .filter(item -> choices.get(item.kind()) == MailChoice.NEVER
                        || item.kind() == MailKind.TURN && !turns.contains(item.key()))
                .toList();
        List<MailItem> told = open.stream()
                .filter(item -> !past.contains(item))
                .filter(item -> daily || choices.get(item.kind()) == MailChoice.AT_ONCE)
                .toList();
        store.done(past, now);
        if (!told.isEmpty()) {
            letters.insert(Letter.of(to, told, base));
            store.done(told, now);
        }
        if (told.stream().anyMatch(item -> choices.get(item.kind()) == MailChoice.DAILY)) {
            store.digested(to.person(), now);
        }
    }

    /** Enters what waits for the person now, and returns its keys. */
    private Set<String> enterTurns(PersonId person) {
        return attention.of(person).stream()
                .map(LetterWriter::turn)
                .peek(item -> store.insertItem(person, item))
                .map(MailItem::key)
                .collect(Collectors.toSet());
    }

    /** The same thing that waits anew later is another. */
    private static MailItem turn(AttentionItem item) {
        String key = "turn:" + item.subjectKind() + ":" + item.subject() + ":" + item.since();
        return MailItem.of(MailKind.TURN, key, item.action() + ": " + item.title(), item.link(), item.since());
    }
}
