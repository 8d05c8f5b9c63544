package dev.marlin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersion.Adapter;
import dev.marlin.app.config.SettingsReader;
import dev.marlin.app.server.RunningServer;
import dev.marlin.campaigns.Campaign;
import dev.marlin.evaluation.Evaluations;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.testkit.runs.RunsWorld;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands in this process, on the real database and sandbox that a running world uses as well. */
class CommandsTest {
    private static final String TASK = """
            title: %s
            category: bug_fix
            repository: greeter
            baseCommit: %s
            pullRequest: {title: Greet, description: As described.}
            prompt: Please say hello.
            verifiers:
              - name: hello
                command: grep -q hello greeting.txt
                timeoutSeconds: 30
                onBase: fail
                rule: {exitCode: 0}
            environment: {toolchain: jdk, setup: []}
            """;
    private static RunsWorld world;
    private static Path folder;
    private static Path configuration;
    private static Campaign campaign;
    private static RunsWorld.Seeded seeded;
    private static Task ready;

    @BeforeAll
    static void open() throws IOException {
        world = new RunsWorld();
        folder = Files.createDirectories(world.folder.resolve("shell"));
        give(world.manager, "manager");
        give(world.expert, "expert");
        AgentVersion heron =
                world.register("Heron", "1", Adapter.COMMAND, program("sed -i s/hullo/hello/ greeting.txt"));
        AgentVersion egret = world.register("Egret", "1", Adapter.COMMAND, program("echo no > notes.txt"));
        campaign = world.campaign("Greetings", heron, egret);
        seeded = world.repository("greeter", Map.of("greeting.txt", "hullo\n"));
        ready = world.task(
                campaign,
                seeded,
                "Say hello",
                RunsWorld.verifier("hello", "grep -q hello greeting.txt", Verifier.OnBase.FAIL));
        Path password = Files.writeString(folder.resolve("password"), TestDatabase.password());
        configuration = Files.writeString(folder.resolve("marlin.yaml"), """
                dataDirectory: %s
                database:
                  url: "%s"
                  user: %s
                  passwordFile: %s
                """.formatted(
                        world.folder, world.database.url(), TestDatabase.user(), password));
        try (RunningServer server =
                RunningServer.withoutWeb(SettingsReader.read(Optional.of(configuration), Map.of()))) {
            server.bean(Evaluations.class).lock("Nightly", List.of(ready.id()), world.manager);
        }
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void serveAndWorkerTakeTheFlagAndNoOtherCommandDoes() {
        CommandLine marlin = MarlinCommand.line();
        assertThat(marlin.getSubcommands().entrySet().stream()
                        .filter(command ->
                                command.getValue().getCommandSpec().optionsMap().containsKey("--unsafe-no-sandbox"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("serve", "worker");
    }

    @Test
    void importsACatalogAndTellsBadRowsWithTheirLines() throws IOException {
        Path file = folder.resolve("catalog.jsonl.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write("""
                    {"clone_url": "https://example.org/one/alpha.git", "stars": 5}
                    {broken
                    {"clone_url": "--upload-pack=touch /tmp/marlin-was-here"}
                    {"clone_url": "https://10.0.0.8/one/private.git"}
                    {"clone_url": "https://example.org/one/beta.git"}
                    """.getBytes(StandardCharsets.UTF_8));
        }
        Said said = marlin("catalog", "import", "--as", "mara", "--json", file.toString());
        assertThat(said.code()).isEqualTo(6);
        assertThat(said.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("catalog.jsonl.gz:2: not JSON"))
                .anyMatch(line -> line.startsWith("catalog.jsonl.gz:3: clone_url") && line.contains("option"))
                .anyMatch(line -> line.startsWith("catalog.jsonl.gz:4: clone_url") && line.contains("public name"));
        JsonNode done = said.json().get("imports").get(0);
        assertThat(done.get("state").asString()).isEqualTo("done");
        assertThat(done.get("counts").get("created").asInt()).isEqualTo(2);
        assertThat(done.get("badRows")).hasSize(3);
        assertThat(audited("catalog_import.requested", world.manager)).isEqualTo(1);
    }

    @Test
    void asksForTheRoleThatTheWebAsksFor() throws IOException {
        Path file = Files.writeString(folder.resolve("small.csv"), "clone_url\nhttps://example.org/one/gamma.git\n");
        Said expert = marlin("catalog", "import", "--as", "ines", file.toString());
        assertThat(expert.code()).isEqualTo(4);
        assertThat(expert.err()).contains("ines has no role that may do this", "Nothing was changed");
        Said nobody = marlin(
                "export", "--as", "nobody", "--out", folder.resolve("none").toString());
        assertThat(nobody.code()).isEqualTo(3);
        assertThat(nobody.err()).contains("Nobody has the login nobody");
        assertThat(folder.resolve("none")).doesNotExist();
        Said silent = marlin("export", "--out", folder.resolve("none").toString());
        assertThat(silent.code()).isEqualTo(2);
        assertThat(silent.err()).contains("--as");
    }

    @Test
    void beginsNothingWhenAFileIsMissing() {
        Said said = marlin("catalog", "import", "--as", "mara", configuration.toString(), "gone.csv");
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err()).contains("no readable file gone.csv", "Nothing was imported");
    }

    @Test
    void storesTaskFilesAsDraftsOfWhoActs() throws IOException {
        String one = file("one.yaml", "First greeting", seeded.seed().commit());
        String two = file("two.yaml", "Second greeting", seeded.seed().commit());
        Said said = marlin("task", "import", "--as", "ines", "--campaign", "Greetings", "--json", one, two);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().get("tasks")).hasSize(2);
        assertThat(said.json().get("tasks").get(0).get("state").asString()).isEqualTo("draft");
        assertThat(drafts("First greeting")).isEqualTo(1);
        assertThat(audited("task.drafted", world.expert)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void storesNoTaskWhenOneFileIsFaultyAndTellsEachFault() throws IOException {
        String good = file("good.yaml", "Never stored", seeded.seed().commit());
        String base = file("base.yaml", "Never stored", "main");
        Path key = Path.of(file("key.yaml", "Never stored", seeded.seed().commit()));
        Files.writeString(key, Files.readString(key).replace("prompt:", "promt:"));
        Said said = marlin("task", "import", "--as", "ines", "--campaign", "Greetings", good, base, key.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("base.yaml: ", "baseCommit", "key.yaml: ", "promt", "No task was stored");
        assertThat(drafts("Never stored")).isZero();
        Said unknown = marlin("task", "import", "--as", "ines", "--campaign", "Farewells", good);
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err()).contains("no campaign “Farewells”", "Greetings");
    }

    @Test
    void worksOnceUntilNoRunWaits() {
        assertThat(marlin("worker").code()).isEqualTo(2);
        PairId pair = world.pairs().start(ready.id(), world.expert);
        Said said = marlin("worker", "--once", "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().get("runs")).hasSize(2);
        assertThat(said.json().get("runs").findValuesAsString("outcome")).containsOnly("recorded");
        assertThat(said.err()).contains("recorded");
        assertThat(world.pairs().pair(pair).state()).isEqualTo(PairState.READY);
        Said idle = marlin("worker", "--once");
        assertThat(idle.code()).isZero();
        assertThat(idle.out()).contains("No run waits");
    }

    @Test
    void runsTheLockedBatchAgainAndScoresIt() {
        Said said = marlin("evaluate", "--as", "mara", "--agent", "Heron@1", "--json", "--quiet");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode score = said.json();
        assertThat(score.get("batch").asString()).isEqualTo("Nightly");
        assertThat(score.get("tasks").get(0).get("state").asString()).isEqualTo("resolved");
        JsonNode rate = score.get("resolveRate");
        assertThat(rate.get("n").asInt()).isEqualTo(1);
        assertThat(rate.get("value").asDouble()).isEqualTo(1);
        assertThat(rate.get("low").asDouble()).isBetween(0.1, 0.3); // Wilson's lower end of 1 of 1 is 0.2065
        assertThat(audited("evaluation.started", world.manager)).isPositive();
        Said unknown = marlin("evaluate", "--as", "mara", "--agent", "Heron@2");
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err()).contains("“Heron@2”", "Heron@1", "Nothing was started");
    }

    @Test
    void writesAReleaseIntoAnEmptyFolderAndKeepsIt() {
        Path out = folder.resolve("release");
        Said said = marlin("export", "--as", "mara", "--out", out.toString(), "--campaign", "Greetings", "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.json().get("facts").get("preferences").asInt()).isZero();
        assertThat(out.resolve("preferences/train-00000-of-00001.parquet")).exists();
        assertThat(out.resolve("SHA256SUMS")).isNotEmptyFile();
        assertThat(audited("release.built", world.manager)).isEqualTo(1);
        Said again = marlin("export", "--as", "mara", "--out", out.toString());
        assertThat(again.code()).isEqualTo(5);
        assertThat(again.err()).contains("is not empty", "Nothing was written");
    }

    @Test
    void tellsAllMistakesOfTheConfigurationAtOnce() throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.yaml"), "dataDirectry: /x\nruns:\n  workers: many\n  leftovers: PT1H\n");
        for (String command : List.of("serve", "doctor")) {
            Said said = run(List.of(command, "--config", wrong.toString()));
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err())
                    .contains("3 mistake(s)", "dataDirectry", "runs.workers", "runs.leftovers", "Nothing was started");
        }
    }

    private static String file(String name, String title, String base) throws IOException {
        return Files.writeString(folder.resolve(name), TASK.formatted(title, base))
                .toString();
    }

    private static String program(String line) {
        return "{\"argv\": [\"sh\", \"-c\", \"" + line + "\"]}";
    }

    private static void give(PersonId person, String role) {
        world.database
                .jdbc()
                .sql("INSERT INTO person_role (person_id, role) VALUES (?, ?)")
                .params(person.value(), role)
                .update();
    }

    private static long audited(String action, PersonId actor) {
        return world.database
                .jdbc()
                .sql("SELECT count(*) FROM audit_event WHERE action = ? AND actor_id = ?")
                .params(action, actor.value())
                .query(Long.class)
                .single();
    }

    private static long drafts(String title) {
        return world.database
                .jdbc()
                .sql("SELECT count(*) FROM task WHERE title = ? AND state = 'DRAFT' AND author_id = ?")
                .params(title, world.expert.value())
                .query(Long.class)
                .single();
    }

    private static Said marlin(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of("--config", configuration.toString()));
        return run(all);
    }

    private static Said run(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = MarlinCommand.line();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(words.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private record Said(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }
}
