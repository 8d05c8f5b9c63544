package dev.marlin.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.marlin.audit.Audit;
import dev.marlin.audit.Verification;
import dev.marlin.comparisons.Annotations;
import dev.marlin.experts.Experts;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Backup;
import dev.marlin.store.BlobStore;
import dev.marlin.vault.Opened;
import dev.marlin.vault.PersonalTraces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ErasureTest {
    private static final Pattern MARKS = Pattern.compile(ErasureWorld.MARK + "[0-9]{3}");

    @TempDir
    Path folder;

    private final ErasureWorld world = new ErasureWorld();
    private final Erasures erasures = world.world.server.bean(Erasures.class);
    private final Eraser eraser = world.world.server.bean(Eraser.class);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void leavesNoneOfTwoHundredMarksAndEveryFigureAsItWas() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        assertThat(marks(world.tables())).hasSize(world.marks()).hasSizeGreaterThan(200);
        assertThat(world.upgrade()).isGreaterThan(130);
        Annotations annotations = world.world.server.bean(Annotations.class);
        assertThat(annotations
                        .of(world.comparisons.getFirst(), world.me)
                        .getFirst()
                        .text())
                .contains(ErasureWorld.MARK);
        List<String> figures = world.figures();
        String login = people().get(world.me).login();
        String pseudonym = experts().pseudonym(world.campaign.id().value(), world.me);

        erase();

        assertThat(marks(world.tables())).as("in tables").isEmpty();
        assertThat(marks(files(world.world.server.data()))).as("in files").isEmpty();
        assertThat(marks(backup())).as("in a fresh backup").isEmpty();
        assertThat(marks(log.list.stream()
                        .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
                        .toList()
                        .toString()))
                .as("in the log")
                .isEmpty();
        root.detachAppender(log);
        assertThat(annotations
                        .of(world.comparisons.getFirst(), world.me)
                        .getFirst()
                        .text())
                .isEqualTo(Opened.MARK);
        assertThat(world.figures()).isEqualTo(figures);
        assertThat(world.world.server.bean(Audit.class).verify()).isInstanceOf(Verification.Intact.class);
        assertThat(experts().pseudonym(world.campaign.id().value(), world.me)).isEqualTo(pseudonym);
        Person left = people().get(world.me);
        assertThat(left.displayName()).isEqualTo("Erased person");
        assertThat(left.roles()).isEmpty();
        assertThat(left.suspended()).isTrue();
        whoRegistersAgainIsSomebodyNew(login, pseudonym);
        assertThat(erasures.of(world.me).retained())
                .singleElement()
                .satisfies(kept -> assertThat(kept.until())
                        .isAfter(LocalDate.now(ZoneOffset.UTC).plusYears(9)));
    }

    @Test
    void killedBetweenAnyTwoFeaturesItEndsTheSameWhenRepeated() throws Exception {
        world.upgrade();
        ask();
        world.pass(Duration.ofDays(8));
        List<PersonalTraces> features = eraser.features();
        assertThat(features).hasSizeGreaterThan(8);
        world.eraser().sweep(); // shuts the account
        world.pass(Eraser.QUIET.plusSeconds(5));
        Set<String> before = marks(world.tables());
        for (int i = 0; i <= features.size(); i++) {
            List<Object> some = new ArrayList<>(features.subList(0, i));
            some.add(new Killed());
            Eraser dying = world.eraser(some.toArray());
            assertThatThrownBy(dying::sweep).isInstanceOf(IllegalStateException.class);
            assertThat(marks(world.tables())).isEqualTo(before);
        }
        eraser.sweep();
        assertThat(erasures.of(world.me).latest().orElseThrow().state()).isEqualTo(ErasureState.ERASED);
        assertThat(marks(world.tables())).isEmpty();
        assertThat(eraser.sweep()).isZero();
    }

    @Test
    void canBeTakenBackUntilItsDayAndNotAfter() {
        ask();
        assertThatThrownBy(this::ask).isInstanceOf(MarlinException.class).hasMessageContaining("asked before");
        world.pass(Duration.ofDays(6));
        eraser.sweep();
        assertThat(erasures.cancel(world.me, world.me).state()).isEqualTo(ErasureState.CANCELLED);
        world.pass(Duration.ofDays(6));
        eraser.sweep();
        assertThat(people().get(world.me).suspended()).isFalse();

        ask();
        world.pass(Duration.ofDays(8));
        eraser.sweep();
        assertThat(people().get(world.me).suspended()).isTrue();
        assertThatThrownBy(() -> erasures.cancel(world.me, world.ada.id()))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("cannot be taken back");
    }

    @Test
    void isRefusedWhileMoneyOrTheLastAdminNeedsThem() {
        assertThatThrownBy(() -> erasures.ask(world.ada.id(), "ada", world.ada.id()))
                .isInstanceOf(ErasureRefusedException.class)
                .hasMessageContaining("last admin");
        world.world.jdbc.sql("DELETE FROM payout_method").update();
        world.world.jdbc.sql("""
                INSERT INTO account SELECT gen_random_uuid(), 'person_payable', owner_id, currency FROM account
                WHERE kind = 'person_paid'
                """).update();
        world.world.atOnce(() -> {
            world.world.jdbc.sql("""
                    INSERT INTO ledger_transaction (id, kind, reference, at)
                    VALUES ('00000000-0000-4000-8000-000000000001', 'bonus', 'b', now())
                    """).update();
            world.world.jdbc.sql("""
                    INSERT INTO ledger_entry (transaction_id, account_id, amount)
                    SELECT '00000000-0000-4000-8000-000000000001', id, CASE kind WHEN 'person_payable' THEN 7 ELSE -7 END
                    FROM account WHERE kind IN ('person_payable', 'campaign_spent')
                    """).update();
        });
        assertThatThrownBy(this::ask)
                .isInstanceOf(ErasureRefusedException.class)
                .hasMessageContaining("USD 0.07 of theirs is not paid yet (payable now)")
                .hasMessageContaining("Nothing was changed");
        assertThat(erasures.of(world.me).obstacles()).hasSize(1);
        assertThat(erasures.of(world.me).mayAsk()).isFalse();
    }

    @Test
    void erasesAgainWhomABackupBroughtBack() throws Exception {
        world.upgrade();
        erase();
        try (Connection owner = world.owner()) {
            owner.createStatement().execute("ALTER TABLE person_key DISABLE TRIGGER USER");
            owner.createStatement().execute("DELETE FROM erasure");
            owner.createStatement().execute("DELETE FROM person_key");
        }
        eraser.sweep();
        world.pass(Eraser.QUIET.plusSeconds(5));
        eraser.sweep();
        assertThat(erasures.of(world.me).latest().orElseThrow().state()).isEqualTo(ErasureState.ERASED);
        assertThat(erasures.of(world.me).latest().orElseThrow().askedBy()).isEmpty();
    }

    private void whoRegistersAgainIsSomebodyNew(String login, String pseudonym) {
        Person again =
                people().create(new People.NewPerson(login, "Ines again", Set.of(Role.EXPERT)), Optional.empty());
        assertThat(again.id()).isNotEqualTo(world.me);
        assertThat(experts().pseudonym(world.campaign.id().value(), again.id())).isNotEqualTo(pseudonym);
    }

    /** Stands for a power cut. */
    private static final class Killed implements PersonalTraces {
        @Override
        public Set<String> columns() {
            return Set.of();
        }

        @Override
        public void erase(PersonId person) {
            throw new IllegalStateException("killed");
        }
    }

    private void ask() {
        erasures.ask(world.me, people().get(world.me).login(), world.ada.id());
    }

    private void erase() {
        ask();
        world.pass(Duration.ofDays(8));
        eraser.sweep();
        world.pass(Eraser.QUIET.plusSeconds(5));
        eraser.sweep();
        assertThat(erasures.of(world.me).latest().orElseThrow().state()).isEqualTo(ErasureState.ERASED);
    }

    private Experts experts() {
        return world.world.server.bean(Experts.class);
    }

    private People people() {
        return world.world.server.bean(People.class);
    }

    private static Set<String> marks(String text) {
        Set<String> marks = new TreeSet<>();
        var found = MARKS.matcher(text.toLowerCase(Locale.ROOT));
        while (found.find()) {
            marks.add(found.group());
        }
        return marks;
    }

    private static String files(Path root) throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(file).append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private String backup() throws Exception {
        Path archive = folder.resolve("marlin.zip");
        try (Connection owner = world.owner()) {
            Backup.write(owner, world.world.server.bean(BlobStore.class), archive, Instant.now());
        }
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (InputStream content = zip.getInputStream(entry)) {
                    all.append(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all.toString();
    }
}
