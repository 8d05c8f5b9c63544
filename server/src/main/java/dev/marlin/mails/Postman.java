package dev.marlin.mails;

import dev.marlin.jobs.RecurringJob;
import dev.marlin.notices.NoticeSettings;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Hands letters to the mail server. When it is down they wait, longer and longer, for about a day. */
@Component
class Postman implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int LEASE_SECONDS = 120;
    private static final List<Integer> WAITS_SECONDS = List.of(60, 300, 1_800, 7_200, 21_600, 43_200);

    private final LetterStore letters;
    private final Optional<Smtp> smtp;

    Postman(LetterStore letters, NoticeSettings settings) {
        this.letters = letters;
        this.smtp = settings.mail().map(Smtp::new);
    }

    @Override
    public String name() {
        return "mail-postman";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        smtp.ifPresent(server -> {
            boolean more = true;
            while (more) {
                Optional<LetterStore.Taken> taken = letters.take(LEASE_SECONDS);
                more = taken.map(letter -> carry(server, letter)).orElse(false);
            }
        });
    }

    /** Whether to go on with the next one: not when the server does not take letters now. */
    private boolean carry(Smtp server, LetterStore.Taken taken) {
        try {
            server.send(taken.letter());
            letters.delete(taken.id());
            return true;
        } catch (MailException | MessagingException e) {
            if (taken.tries() < WAITS_SECONDS.size()) {
                LOG.warn(
                        "the mail server did not take a letter, trying again later: {}",
                        e.getClass().getSimpleName());
                letters.postpone(taken.id(), WAITS_SECONDS.get(taken.tries()));
            } else {
                LOG.warn("the mail server never took a letter; it is given up");
                letters.delete(taken.id());
            }
            return false;
        }
    }
}
