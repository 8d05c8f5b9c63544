package dev.marlin.app.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.command.MarlinCommand;
import dev.marlin.audit.AuditExport.Range;
import dev.marlin.audit.TestLog;
import dev.marlin.testkit.RequiresPython;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an outsider sees who has an export, the public key and the anchors that were kept, and nothing else. */
@Tag("database")
class TamperedExportTest {
    private static final int TAMPERINGS = Integer.getInteger("marlin.audit.tamperings", 500);
    private static final long SEED = 20_261_122;
    private static final int BETWEEN_ANCHORS = 250;
    private static final CommandLine LINE = MarlinCommand.line();

    @TempDir
    private static Path folder;

    private static TestLog log;
    private static Path old;
    private static Path whole;
    private static ExportFiles files;

    @BeforeAll
    static void writeTheLog() {
        log = new TestLog(folder);
        for (int i = 0; i < 10; i++) {
            log.write(BETWEEN_ANCHORS);
            log.heads.anchor();
            if (i == 5) {
                old = log.exported("old.zip", Range.all());
            }
        }
        whole = log.exported("whole.zip", Range.all());
        log.heads.anchor();
        files = ExportFiles.read(whole);
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void namesTheFirstBadEntryOfEveryTampering() {
        Random random = new Random(SEED);
        Map<Tampering, Integer> found = new EnumMap<>(Tampering.class);
        Path file = folder.resolve("tampered.zip");
        for (int round = 0; round < TAMPERINGS; round++) {
            Tampering tampering = Tampering.values()[random.nextInt(Tampering.values().length)];
            ExportFiles changed = files.copy();
            int first = tampering.apply(changed, random);
            changed.write(file);
            Said said = verify(file, "--anchor", log.anchorFile().toString());
            String what = "seed " + SEED + ", round " + round + ", " + tampering + " of entry " + first;
            assertThat(said.code()).as(what + ": " + said.err()).isEqualTo(6);
            int sequence = said.json().get("sequence").asInt();
            int until = said.json().get("until").asInt();
            assertThat(first).as(what).isBetween(sequence, until);
            assertThat(until - sequence).as(what).isLessThanOrEqualTo(tampering.isExact() ? 0 : BETWEEN_ANCHORS);
            found.merge(tampering, 1, Integer::sum);
        }
        assertThat(found).hasSize(Tampering.values().length);
        System.out.println("Tamperings of exports, all found: " + found);
    }

    @Test
    void acceptsWhatNobodyChanged() {
        Said said = verify(whole, "--anchor", log.anchorFile().toString());
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.json().get("sealed").asInt()).isEqualTo(files.lines().size());
        assertThat(said.json().get("heads").asInt())
                .as("anchors before and after the export, and its end")
                .isEqualTo(12);
    }

    @Test
    void seesAnOldBackupByTheLastAnchorAlone() throws IOException {
        List<String> anchors = Files.readAllLines(log.anchorFile());
        Path last = Files.writeString(folder.resolve("last.txt"), anchors.getLast() + "\n");
        assertThat(verify(old).code()).isZero();
        Said said = verify(old, "--anchor", last.toString());
        assertThat(said.code()).isEqualTo(6);
        assertThat(said.json().get("sequence").asInt())
                .isEqualTo(ExportFiles.read(old).lines().size() + 1);
    }

    @Test
    void refusesAHeadThatAnotherKeySigned() {
        try (TestLog other = new TestLog(folder.resolve("other"))) {
            Said said = run(
                    "audit",
                    "verify",
                    whole.toString(),
                    "--json",
                    "--key",
                    other.keyFile().toString());
            assertThat(said.code()).isEqualTo(6);
            assertThat(said.out()).contains("is not signed by any of the keys");
        }
    }

    @Test
    void checksARangeFromWhereItBegins() {
        Path range = log.exported("range.zip", new Range(1001, Optional.of(1700L)));
        Said said = verify(range);
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.json().get("sealed").asInt()).isEqualTo(700);
        ExportFiles changed = ExportFiles.read(range);
        changed.lines().remove(99);
        changed.write(folder.resolve("range-changed.zip"));
        Said bad = verify(folder.resolve("range-changed.zip"));
        assertThat(bad.code()).isEqualTo(6);
        assertThat(bad.json().get("sequence").asInt()).isEqualTo(1100);
    }

    @Test
    void saysOfWhatIsNoExportThatItCannotBeRead() throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(verify(half).code()).isEqualTo(1);
        Path text = Files.writeString(folder.resolve("text.json"), "{\"format\":\"else\"}");
        assertThat(verify(text).code()).isEqualTo(1);
        assertThat(verify(folder.resolve("absent.zip")).code()).isEqualTo(3);
        assertThat(run("audit", "verify", whole.toString()).code()).isEqualTo(2);
    }

    @Test
    void acceptsAProofOfOneEntryAndNoOther() throws IOException {
        String proof = JsonMapper.builder()
                .build()
                .writeValueAsString(log.heads.prove(777).document());
        Said said = verify(Files.writeString(folder.resolve("proof.json"), proof));
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        Path forged =
                Files.writeString(folder.resolve("forged.json"), proof.replace("task.published", "task.unpublished"));
        assertThat(verify(forged).code()).isEqualTo(6);
    }

    @Test
    @RequiresPython
    void theScriptOfTheExamplesSaysTheSame() throws IOException, InterruptedException {
        List<ExportFiles> changed = new ArrayList<>();
        Random random = new Random(SEED);
        for (Tampering tampering : Tampering.values()) {
            ExportFiles copy = files.copy();
            tampering.apply(copy, random);
            changed.add(copy);
        }
        assertThat(script(whole)).isZero();
        for (ExportFiles copy : changed) {
            Path file = folder.resolve("for-the-script.zip");
            copy.write(file);
            assertThat(script(file)).isEqualTo(6);
        }
    }

    private static int script(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "python3",
                        "../examples/audit/verify.py",
                        file.toString(),
                        log.anchorFile().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }

    private static Said verify(Path file, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "audit",
                "verify",
                file.toString(),
                "--json",
                "--key",
                log.keyFile().toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static Said run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        LINE.setOut(new PrintWriter(out, true));
        LINE.setErr(new PrintWriter(err, true));
        int code = LINE.execute(words);
        return new Said(code, out.toString(), err.toString());
    }

    private record Said(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }
}
