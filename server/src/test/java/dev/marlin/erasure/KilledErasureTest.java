package dev.marlin.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.identity.People;
import dev.marlin.store.HouseClock;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.testkit.TestFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@code kill -9} at each step of an erasure: before the commit of its first transaction and after it, between any two
 * features of the second, before its commit and after it. After each a new process begins where the last one died; what
 * comes of it is what comes of an erasure that nobody killed.
 */
@Tag("long")
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledErasureTest {
    private static final int KILLED = 137;
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.\\d]*[+]\\d\\d");

    private final List<Path> folders = new ArrayList<>();

    @AfterEach
    void tidy() {
        folders.forEach(TestFiles::deleteTree);
    }

    @Test
    void killedAtEachStepItEndsAsIfItHadNot() throws Exception {
        House whole;
        House killed;
        int features;
        try (ErasureWorld world = new ErasureWorld()) {
            features = asked(world);
            whole = new House(world.url(), copy(world.world.server.data()));
        }
        killed = twin(whole);
        whole.finish();
        whole.passQuiet();
        whole.finish();
        Map<String, List<String>> end = whole.rows();

        killed.killShutting();
        killed.passQuiet();
        killed.killErasing(features);
        House committed = twin(killed);
        killed.finish();
        killed.isAs(end);
        committed.killAt(ErasureState.SHUT, HeldErasure.COMMITTED);
        committed.finish();
        committed.isAs(end);
    }

    /** The day of an asked erasure has come; answers how many features will be told of it. */
    private static int asked(ErasureWorld world) throws Exception {
        world.upgrade();
        String login = world.world.server.bean(People.class).get(world.me).login();
        world.world.server.bean(Erasures.class).ask(world.me, login, world.ada.id());
        world.pass(Duration.ofDays(8));
        return world.world.server.bean(Eraser.class).features().size();
    }

    private House twin(House house) throws IOException {
        return new House(TestDatabase.copyUrl(house.url()), copy(house.data()));
    }

    private Path copy(Path from) throws IOException {
        Path to = Files.createTempDirectory("marlin-killed-erasure");
        folders.add(to);
        try (var files = Files.walk(from)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    /** A database and a data folder, on which one process after the other works. */
    private record House(String url, Path data) {
        /** Around the commit that shuts the account. */
        void killShutting() {
            Map<String, List<String>> before = rows();
            killAt(ErasureState.REQUESTED, HeldErasure.COMMITTING);
            same("shutting", before);
            killAt(ErasureState.REQUESTED, HeldErasure.COMMITTED);
            assertThat(state()).isEqualTo(ErasureState.SHUT);
        }

        /** After each feature, and with the key gone before the commit: no row is another, whatever files are. */
        void killErasing(int features) {
            assertThat(features).isGreaterThan(8);
            Map<String, List<String>> before = rows();
            for (int told = 1; told <= features; told++) {
                killAt(ErasureState.SHUT, "" + told);
                same(told + " features had let go", before);
            }
            killAt(ErasureState.SHUT, HeldErasure.COMMITTING);
            same("committing", before);
        }

        private void same(String when, Map<String, List<String>> wanted) {
            rows().forEach((table, rows) ->
                    assertThat(rows).as("%s, when killed: %s", table, when).isEqualTo(wanted.get(table)));
        }

        /** Starts a process that stops there, and kills it when it has. */
        void killAt(ErasureState begun, String point) {
            Process process = start(begun, point);
            try {
                await(process, HeldErasure.HELD + point);
                process.destroyForcibly();
                assertThat(process.waitFor()).isEqualTo(KILLED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** One sweep of a process that nobody kills; the log is whole. */
        void finish() {
            Process process = start(ErasureState.REQUESTED, HeldErasure.NOWHERE);
            try {
                await(process, HeldErasure.VERIFIED + "Intact");
                assertThat(process.waitFor()).isZero();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private Process start(ErasureState begun, String point) {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dspring.main.lazy-initialization=true",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HeldErasure.class.getName(),
                            url,
                            data.toString(),
                            begun.name(),
                            point)
                    .redirectErrorStream(true);
            builder.environment().put("HELD_USER", TestDatabase.user());
            builder.environment().put("HELD_PASSWORD", TestDatabase.password());
            try {
                return builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void await(Process process, String words) {
            List<String> said = new ArrayList<>();
            try {
                BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.add(line);
                    if (line.startsWith(words)) {
                        return;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new AssertionError("it never said \"" + words + "\":\n" + String.join("\n", said));
        }

        void passQuiet() {
            HouseClock.of(jdbc()).advance(Eraser.QUIET.plusSeconds(5));
        }

        ErasureState state() {
            return ErasureState.valueOf(
                    jdbc().sql("SELECT state FROM erasure").query(String.class).single());
        }

        /** Erased without a trace: all rows and files as where nobody was killed, and every transaction in balance. */
        void isAs(Map<String, List<String>> end) throws IOException {
            same("at last", end);
            assertThat(state()).isEqualTo(ErasureState.ERASED);
            assertThat(jdbc().sql("SELECT count(*) FROM person_key WHERE destroyed_at IS NOT NULL AND wrapped IS NULL")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            assertThat(jdbc().sql("SELECT transaction_id FROM ledger_entry GROUP BY 1 HAVING sum(amount) <> 0")
                            .query(String.class)
                            .list())
                    .isEmpty();
            assertThat(rows().toString().toLowerCase(Locale.ROOT)).doesNotContain(ErasureWorld.MARK);
            try (var files = Files.walk(data)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .toLowerCase(Locale.ROOT))
                            .as(file.toString())
                            .doesNotContain(ErasureWorld.MARK);
                }
            }
        }

        /** Every row of every table as text, without moments, and without seals: they follow events when they can. */
        Map<String, List<String>> rows() {
            Map<String, List<String>> rows = new TreeMap<>();
            for (String table : jdbc().sql("""
                    SELECT table_name FROM information_schema.tables
                    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                      AND table_name NOT IN ('flyway_schema_history', 'audit_seal')
                    """).query(String.class).list()) {
                String columns =
                        table.equals("audit_event") ? "(action, actor_id, subject_kind, subject_id, facts)" : "t";
                rows.put(
                        table,
                        jdbc()
                                .sql("SELECT " + columns + "::text FROM " + table + " t")
                                .query((row, n) ->
                                        MOMENT.matcher(row.getString(1)).replaceAll("T"))
                                .list()
                                .stream()
                                .sorted()
                                .toList());
            }
            return rows;
        }

        private JdbcClient jdbc() {
            return JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.user(), TestDatabase.password()));
        }
    }
}
