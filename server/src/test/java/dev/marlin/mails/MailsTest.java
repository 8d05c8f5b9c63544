package dev.marlin.mails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.attention.TestAttention;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.audit.TestAudit;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.MailServer;
import dev.marlin.notices.NoticeSettings;
import dev.marlin.notices.TaskBook;
import dev.marlin.store.HouseClock;
import dev.marlin.testkit.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailsTest {
    private static final Pattern TOKEN = Pattern.compile("/mail/confirm/([A-Za-z0-9_-]+)");
    private static final Pattern OFF = Pattern.compile("<https://marlin.example/mail/off/([A-Za-z0-9_-]+)>");
    private static final UUID TASK = UUID.randomUUID();

    private final TestDatabase database = TestDatabase.create();
    private final GreenMail greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HouseClock clock = HouseClock.of(database.jdbc());
    private final Audit audit = TestAudit.on(database.jdbc());
    private final Attention attention = TestAttention.on(database.jdbc());
    private final MailStore store = new MailStore(database.jdbc());
    private final LetterStore letters = new LetterStore(database.jdbc());
    private final Mails.Ground ground = new Mails.Ground(database.transactions(), clock, new SecureRandom(), audit);
    private final PersonId ines = PersonId.random();
    private final PersonId omar = PersonId.random();
    private Mails mails;
    private LetterWriter writer;
    private Results results;
    private Postman postman;

    @BeforeEach
    void start() {
        greenMail.start();
        for (PersonId person : List.of(ines, omar)) {
            database.jdbc()
                    .sql("INSERT INTO person (id, login, display_name) VALUES (?, ?, 'Somebody Else')")
                    .params(person.value(), "p" + person.value().toString().substring(0, 8))
                    .update();
        }
        open(settings(Optional.of(new MailServer(
                "127.0.0.1",
                greenMail.getSmtp().getPort(),
                MailServer.Encryption.NONE,
                "",
                new Secret(""),
                "marlin@marlin.example"))));
    }

    @AfterEach
    void close() {
        greenMail.stop();
        database.close();
    }

    private void open(NoticeSettings settings) {
        mails = new Mails(store, letters, settings, ground);
        writer = new LetterWriter(store, letters, attention, settings, ground);
        TaskBook tasks = task -> task.equals(TASK)
                ? Optional.of(new TaskBook.Entry(UUID.randomUUID(), "Greet\r\nBcc: evil@example.org"))
                : Optional.empty();
        results = new Results(audit, store, tasks, settings, database.transactions());
        postman = new Postman(letters, settings);
    }

    @Test
    void sendsNothingBeforeTheAddressIsConfirmed() throws Exception {
        turn(ines, "Greet");
        mails.ask(ines, "ines@example.org");
        writer.run();
        postman.run();
        MimeMessage asking = only();
        assertThat(asking.getSubject()).isEqualTo("Marlin: is this your address?");
        assertThat(asking.getHeader("List-Unsubscribe")).isNull();
        String token = found(TOKEN, GreenMailUtil.getBody(asking));

        assertThatThrownBy(() -> mails.confirm(omar, token)).isInstanceOf(MarlinException.class);
        mails.confirm(ines, token);
        assertThatThrownBy(() -> mails.confirm(ines, token)).isInstanceOf(MarlinException.class);
        assertThat(mails.address(ines)).get().matches(Mails.Address::confirmed);
        writer.run();
        postman.run();
        assertThat(received()).hasSize(2);
    }

    @Test
    void tellsOfAppealsCredentialsSeatsAndErasuresAndNobodyElseOfThem() throws Exception {
        confirmed(ines);
        confirmed(omar);
        int before = received().size();
        Map<String, String> work = Map.of("author", ines.toString(), "task", TASK.toString());
        audit.record(AuditEvent.by(omar, "submission.appeal-upheld", "submission", UUID.randomUUID(), work));
        Map<String, String> seat = Map.of("reviewer", ines.toString(), "substitute", omar.toString());
        audit.record(new AuditEvent(
                "submission.reviewer-relieved", Optional.empty(), "submission", UUID.randomUUID(), seat));
        Map<String, String> credential = Map.of("person", ines.toString(), "kind", "degree");
        audit.record(AuditEvent.by(omar, "credential.refused", "credential", UUID.randomUUID(), credential));
        audit.record(AuditEvent.by(ines, "person.erasure-requested", "person", ines.value(), Map.of()));
        TestAudit.sealer(database.jdbc(), database.transactions()).sealAll();
        results.run();
        writer.run();
        postman.run();

        assertThat(received()).hasSize(before + 1);
        assertThat(GreenMailUtil.getWholeMessage(last()))
                .contains(
                        "The rejection stands: Greet",
                        "Somebody else goes on with",
                        "Your credential was not confirmed",
                        "Your account is to be erased");
    }

    @Test
    void aLinkIsGoodForADay() {
        mails.ask(ines, "ines@example.org");
        postman.run();
        String token = found(TOKEN, GreenMailUtil.getBody(only()));
        clock.advance(Duration.ofHours(25));
        assertThatThrownBy(() -> mails.confirm(ines, token)).isInstanceOf(MarlinException.class);
    }

    @Test
    void tellsWhatWaitsOnceADay() throws Exception {
        confirmed(ines);
        turn(ines, "Greet the world");
        writer.run();
        postman.run();
        assertThat(last().getSubject()).isEqualTo("Marlin: Compare: Greet the world");
        turn(ines, "Another");
        writer.run();
        postman.run();
        assertThat(received()).as("not again within a day").hasSize(2);
        clock.advance(Duration.ofHours(25));
        UUID gone = turn(ines, "Done before the letter");
        attention.clear("task", gone);
        writer.run();
        writer.run();
        postman.run();
        assertThat(received()).hasSize(3);
        assertThat(last().getSubject()).isEqualTo("Marlin: Compare: Another");
    }

    @Test
    void tellsAtOnceOrNeverAsChosen() {
        confirmed(ines);
        mails.choose(ines, Map.of(MailKind.TURN, MailChoice.AT_ONCE));
        turn(ines, "One");
        writer.run();
        turn(ines, "Two");
        writer.run();
        postman.run();
        assertThat(received()).hasSize(3);
        mails.choose(ines, Map.of(MailKind.TURN, MailChoice.NEVER));
        turn(ines, "Three");
        writer.run();
        clock.advance(Duration.ofDays(2));
        writer.run();
        postman.run();
        assertThat(received()).hasSize(3);
    }

    @Test
    void tellsTheAuthorWhatBecameOfTheirWorkAndNothingElse() throws Exception {
        confirmed(ines);
        confirmed(omar);
        UUID submission = UUID.randomUUID();
        UUID overturned = UUID.randomUUID();
        Map<String, String> facts = Map.of("author", ines.toString(), "task", TASK.toString(), "round", "1");
        audit.record(AuditEvent.by(omar, "submission.accepted", "submission", submission, facts));
        audit.record(AuditEvent.by(omar, "submission.appeal-overturned", "submission", overturned, facts));
        audit.record(AuditEvent.by(omar, "payout.made", "person", ines.value(), Map.of("amount", "12.00 EUR")));
        TestAudit.sealer(database.jdbc(), database.transactions()).sealAll();
        results.run();
        results.run();
        writer.run();
        postman.run();

        assertThat(received()).hasSize(3);
        MimeMessage letter = last();
        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getSubject()).isEqualTo("Marlin: 3 things for you");
        String whole = GreenMailUtil.getWholeMessage(letter);
        assertThat(whole)
                .contains(
                        "https://marlin.example/reviews/" + submission,
                        "https://marlin.example/reviews/" + overturned,
                        "https://marlin.example/earnings")
                .doesNotContain("12.00", "Somebody Else", omar.toString())
                .doesNotContain("\nBcc: evil")
                .doesNotContain("<img");
    }

    @Test
    void titlesOfOthersWriteNoHeadersAndNoMarkup() throws Exception {
        confirmed(ines);
        turn(ines, "Greet\r\nBcc: evil@example.org\u2028\u202e<script>alert(1)</script>" + "x".repeat(300));
        writer.run();
        postman.run();
        assertThat(last().getHeader("Bcc")).isNull();
        assertThat(last().getAllRecipients()).hasSize(1);
        assertThat(last().getSubject()).doesNotContain("\n", "\r", "\u202e").endsWith("…");
        assertThat(GreenMailUtil.getWholeMessage(last())).contains("&lt;script&gt;");
    }

    @Test
    void endsByOneClickWithoutASignIn() throws Exception {
        confirmed(ines);
        turn(ines, "Greet");
        writer.run();
        postman.run();
        assertThat(last().getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String word = found(OFF, last().getHeader("List-Unsubscribe")[0]);
        assertThat(mails.unsubscribe("another")).isFalse();
        assertThat(mails.unsubscribe(word)).isTrue();
        assertThat(mails.choices(ines).values()).containsOnly(MailChoice.NEVER);
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String address : List.of(
                "",
                "ines",
                "ines@",
                "@example.org",
                "ines@example",
                "a@b.c\r\nBcc: x@y.z",
                "a@b.c, d@e.f",
                "<a@b.c>",
                "a b@c.de",
                "ines@exa_mple.org",
                "x".repeat(250) + "@example.org")) {
            assertThatThrownBy(() -> mails.ask(ines, address))
                    .as(address)
                    .isInstanceOf(MarlinException.class)
                    .hasMessageStartingWith("address:");
        }
        mails.ask(ines, "ines@example.org");
        assertThatThrownBy(() -> mails.ask(ines, "ines@example.org")).hasMessageContaining("two minutes");
    }

    @Test
    void keepsLettersWhileTheServerIsDown() {
        mails.ask(ines, "ines@example.org");
        greenMail.stop();
        postman.run();
        assertThat(letters()).isEqualTo(1);
        assertThat(letters.take(1)).as("not due now").isEmpty();
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofHours(13));
            postman.run();
        }
        assertThat(letters()).as("given up").isZero();
    }

    @Test
    void sendsNothingWhenItIsOff() {
        open(settings(Optional.empty()));
        assertThat(mails.on()).isFalse();
        assertThatThrownBy(() -> mails.ask(ines, "ines@example.org")).hasMessageContaining("sends no e-mails");
        writer.run();
        postman.run();
        assertThat(received()).isEmpty();
    }

    @Test
    void forgetsAnAddress() {
        confirmed(ines);
        mails.forget(ines);
        turn(ines, "Greet");
        writer.run();
        assertThat(letters()).isZero();
        assertThat(mails.address(ines)).isEmpty();
    }

    private static NoticeSettings settings(Optional<MailServer> server) {
        return new NoticeSettings(List.of(), Optional.of(URI.create("https://marlin.example")), server);
    }

    private void confirmed(PersonId person) {
        mails.ask(person, "somebody@example.org");
        postman.run();
        mails.confirm(person, found(TOKEN, GreenMailUtil.getBody(last())));
    }

    private UUID turn(PersonId person, String title) {
        UUID subject = UUID.randomUUID();
        attention.set(new AttentionItem(
                person,
                "task",
                subject,
                title,
                "why",
                "Compare",
                "/tasks/" + subject,
                clock.instant(),
                Optional.empty()));
        return subject;
    }

    private List<MimeMessage> received() {
        return List.of(greenMail.getReceivedMessages());
    }

    private MimeMessage only() {
        assertThat(received()).hasSize(1);
        return received().getFirst();
    }

    private MimeMessage last() {
        return received().getLast();
    }

    private long letters() {
        return database.jdbc()
                .sql("SELECT count(*) FROM mail_letter")
                .query(Long.class)
                .single();
    }

    /** Lines of a letter may be broken softly on their way. */
    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text.replace("=\r\n", "").replace("\r\n ", ""));
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
