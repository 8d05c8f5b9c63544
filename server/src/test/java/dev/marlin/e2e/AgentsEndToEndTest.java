package dev.marlin.e2e;

import static dev.marlin.testkit.http.Installation.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentNeeds.ModelAccess;
import dev.marlin.runner.agent.atif.AtifReader;
import dev.marlin.runner.agent.atif.AtifTrajectory;
import dev.marlin.runner.agent.cli.CliFlavor;
import dev.marlin.runner.gateway.meter.ModelUsage;
import dev.marlin.runner.rehearsal.Asked;
import dev.marlin.runner.rehearsal.SampleRepository;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real agents on the real jar in the real sandbox; only the model behind them follows a script. */
@Tag("agents")
@RequiresAgents
class AgentsEndToEndTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REPAIRED = "+    echo $(($1 + $2))";
    private static final String COMMENTED = "+# Prints the sum of two whole numbers.";

    private static RealAgents world;

    @BeforeAll
    static void start() {
        world = new RealAgents(RequiresAgents.Condition.folder());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void claudeCodeAndCodexWorkTwoTurnsAsABlindPair() {
        workTwoTurnsAsABlindPair("ines", new Native("claude-code", "mallard"), new Native("codex", "garganey"));
    }

    @Test
    void opencodeAndKiloWorkTwoTurnsAsABlindPair() {
        workTwoTurnsAsABlindPair("otto", new Native("opencode", "pintail"), new Native("kilo", "gadwall"));
    }

    @Test
    void aManagerAnswersWhatAnAgentAsks() {
        String asking = world.register("opencode by ACP", version("opencode"), "acp", asksByAcp());
        String task = world.task("lea", List.of(asking, scripted("Heron")));
        String pair = world.startPair("lea", task);
        Set<String> asked = new TreeSet<>();
        Until.holds("the pair", RealAgents.PATIENCE, () -> {
            for (JsonNode question : world.manager().json("/api/v1/questions")) {
                asked.add(question.path("kind").asString());
                String answer = "/api/v1/questions/" + question.path("id").asString() + "/answer";
                done(world.manager().post(answer, Map.of("answer", "allow")));
            }
            return state("lea", pair).equals("ready");
        });
        JsonNode run = world.book(pair, 1).get("opencode by ACP " + version("opencode"));
        assertThat(asked).contains("edit", "run");
        assertThat(run.path("exitClass").asString()).as(run.toString()).isEqualTo("completed");
        assertThat(world.evidence(run, "patch")).contains(REPAIRED);
        assertThat(answers(world.evidence(run, "trajectory")))
                .containsExactly("EDIT ALLOWED PERSON", "RUN ALLOWED PERSON");
    }

    @Test
    void aManagerStopsARunWhoseModelNeverAnswers() {
        String silent = new Native("codex", RealAgents.SILENT).register("Codex in silence");
        String task = world.task("noah", List.of(silent, scripted("Plover")));
        String pair = world.startPair("noah", task);
        Until.holds(
                "a call that hangs",
                RealAgents.PATIENCE,
                () -> !world.asked(RealAgents.SILENT).isEmpty());
        String agent = "Codex in silence " + version("codex");
        JsonNode run = world.book(pair, 1).get(agent);
        assertThat(Sandboxed.seeing(world.data())).isNotEmpty();
        done(world.manager()
                .post("/api/v1/runs/" + run.path("id").asString() + "/stop", Map.of("reason", "It hangs.")));
        Until.holds(
                "nothing of it runs",
                RealAgents.PATIENCE,
                () -> Sandboxed.seeing(world.data()).isEmpty());
        assertThat(state("noah", pair)).isEqualTo("withdrawn");
        JsonNode stopped = world.book(pair, 1).get(agent);
        assertThat(stopped.path("exitClass").asString()).isEqualTo("cancelled");
        assertThat(stopped.path("reason").asString()).contains("It hangs.");
    }

    /** A vendor's program as it is installed here, with a model of that name. */
    private record Native(String flavor, String bird) {
        String register(String name) {
            return world.register(
                    name,
                    version(flavor),
                    "cli",
                    Map.of(
                            "flavor",
                            flavor,
                            "program",
                            world.installed(flavor).path("sha256").asString(),
                            "model",
                            bird,
                            "route",
                            "rehearsal"));
        }

        String name() {
            return CliFlavor.of(flavor).name();
        }

        /** As the book has it. */
        String displayName() {
            return name() + " " + version(flavor);
        }
    }

    private static String version(String flavor) {
        return world.installed(flavor).path("version").asString();
    }

    private static String state(String expert, String pair) {
        return world.as(expert).json("/api/v1/pairs/" + pair).path("state").asString();
    }

    private static void workTwoTurnsAsABlindPair(String expert, Native... agents) {
        List<String> versions = new ArrayList<>();
        Fingerprints marks = new Fingerprints();
        for (Native agent : agents) {
            versions.add(agent.register(agent.name()));
            marks.agent(CliFlavor.of(agent.flavor()), version(agent.flavor()))
                    .word(agent.bird())
                    .id(versions.getLast());
        }
        String task = world.task(expert, versions);
        JudgedPair pair = JudgedPair.of(world.as(expert), task);
        Map<String, Integer> before = new HashMap<>();
        Map<String, String> sessions = new HashMap<>();
        for (Native agent : agents) {
            Turn first = new Turn(agent, 1, world.asked(agent.bird()));
            sessions.put(agent.flavor(), first.checked(pair, marks, REPAIRED));
            before.put(agent.flavor(), first.asked().size());
        }
        shown(pair);
        pair.followUp(SampleRepository.FOLLOW_UP);
        for (Native agent : agents) {
            List<Asked> all = world.asked(agent.bird());
            Turn second = new Turn(agent, 2, all.subList(before.get(agent.flavor()), all.size()));
            assertThat(second.checked(pair, marks, REPAIRED, COMMENTED)).isEqualTo(sessions.get(agent.flavor()));
        }
        shown(pair);
        blind(world.as(expert), pair, marks);
    }

    /**
     * One agent's turn in the manager's book.
     *
     * @param asked all calls of its model
     */
    private record Turn(Native agent, int number, List<Asked> asked) {
        /** @return the session's id */
        String checked(JudgedPair pair, Fingerprints marks, String... lines) {
            JsonNode run = world.book(pair.pair(), number).get(agent.displayName());
            assertThat(run).as(agent.displayName()).isNotNull();
            assertThat(run.path("exitClass").asString()).as(run.toString()).isEqualTo("completed");
            assertThat(run.path("verifications").path(0).path("status").asString())
                    .as(run.toString())
                    .isEqualTo("pass");
            assertThat(world.evidence(run, "patch")).contains(lines);
            assertThat(asked)
                    .as("the model was shown the conversation so far")
                    .extracting(call -> call.call().orElseThrow().turn())
                    .contains(number);
            metered(run.path("usage"));
            marks.id(run.path("id").asString()).id(run.path("candidate").asString());
            String trajectory = world.evidence(run, "trajectory");
            totalled(trajectory, run.path("usage"));
            String session = session(trajectory);
            marks.word(session);
            return session;
        }

        private static void totalled(String trajectory, JsonNode usage) {
            AtifTrajectory.Metrics totals = AtifReader.strict(trajectory.getBytes(StandardCharsets.UTF_8))
                    .totals();
            assertThat(totals.prompt())
                    .hasValue(usage.path("freshInput").asLong()
                            + usage.path("cacheRead").asLong()
                            + usage.path("cacheWrite").asLong());
            assertThat(totals.cached()).hasValue(usage.path("cacheRead").asLong());
            assertThat(totals.completion()).hasValue(usage.path("output").asLong());
            assertThat(totals.costUsd())
                    .hasValueSatisfying(cost -> assertThat(Math.ceil(cost * 1e6 - 1e-6))
                            .isEqualTo(usage.path("microDollars").asDouble()));
        }

        private void metered(JsonNode usage) {
            ModelUsage told = asked.stream()
                    .map(call -> call.call().orElseThrow().usage())
                    .map(counts ->
                            new ModelUsage(counts.input(), counts.cacheRead(), counts.cacheWrite(), counts.output()))
                    .reduce(ModelUsage.NONE, ModelUsage::plus);
            ModelUsage metered = new ModelUsage(
                    usage.path("freshInput").asLong(),
                    usage.path("cacheRead").asLong(),
                    usage.path("cacheWrite").asLong(),
                    usage.path("output").asLong());
            assertThat(metered).as(usage + " for " + asked).isEqualTo(told);
            assertThat(usage.path("calls").asInt()).isEqualTo(asked.size()).isPositive();
            assertThat(usage.path("unmeasured").asInt()).isZero();
            assertThat(usage.path("microDollars").asLong()).isEqualTo(RealAgents.microDollars(told));
            assertThat(usage.path("prices").asString()).isEqualTo(RealAgents.PRICES);
            assertThat(usage.path("models")).extracting(JsonNode::asString).containsExactly(agent.bird());
        }
    }

    private static <E extends AgentEvent> List<E> events(String trajectory, Class<E> type) {
        return AtifReader.strict(trajectory.getBytes(StandardCharsets.UTF_8)).toEvents().events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static String session(String trajectory) {
        List<AgentEvent.SessionStarted> started = events(trajectory, AgentEvent.SessionStarted.class);
        assertThat(started).as(trajectory).isNotEmpty();
        return started.getFirst().session();
    }

    /** What was asked, how it was answered, by whom. */
    private static List<String> answers(String trajectory) {
        return events(trajectory, AgentEvent.PermissionAsked.class).stream()
                .map(asked -> asked.kind() + " " + asked.answer() + " " + asked.decider())
                .toList();
    }

    /** Both sides have what an expert judges by: the change, the steps, the verifier's word. */
    private static void shown(JudgedPair pair) {
        JsonNode document = pair.document();
        assertThat(document.path("files"))
                .extracting(file -> file.path("path").asString())
                .containsExactly("calc.sh");
        for (String side : List.of("A", "B")) {
            JsonNode half = document.path("sides").path(side);
            assertThat(half.path("outcome").asString()).as(half.toString()).isEqualTo("changed");
            assertThat(half.path("steps"))
                    .extracting(step -> step.path("kind").asString())
                    .as(half.toString())
                    .contains("edit");
            assertThat(half.path("verifications").path(0).path("status").asString())
                    .isEqualTo("pass");
            assertThat(half.path("finalMessage").asString()).containsIgnoringCase("test");
        }
    }

    private static void blind(Session expert, JudgedPair pair, Fingerprints marks) {
        String book = world.manager().get("/runs/pairs/" + pair.pair()).body()
                + world.evidence(world.book(pair.pair(), 2).values().iterator().next(), "raw");
        assertThat(marks.in(book)).as("the search finds what is there").hasSizeGreaterThan(4);
        Fingerprints.Reading reading = marks.readAll(expert);
        System.out.printf(
                "Blind: %d answers of %d routes read%n",
                reading.answers(), reading.routes().size());
        assertThat(reading.found()).isEmpty();
        assertThat(reading.routes())
                .contains(
                        "/comparisons/{comparison}",
                        "/comparisons/{comparison}/files/{file}",
                        "/comparisons/{comparison}/verifiers/{number}/log/{of}",
                        "/api/v1/comparisons/{comparison}");
    }

    private static String scripted(String agent) {
        Map<String, Object> script = Map.of(
                "script",
                1,
                "agent",
                agent,
                "version",
                "1.0",
                "description",
                "For this test.",
                "turns",
                List.of(Map.of(
                        "steps",
                        List.of(
                                Map.of("write", Map.of("path", "NOTES.md", "content", "None.\n")),
                                Map.of("message", "Noted.")))));
        return world.register(agent, "1.0", "scripted", Map.of("scripts", Map.of("*", script)));
    }

    private static Map<String, Object> asksByAcp() {
        Map<String, Object> provider = Map.of(
                "npm",
                "@ai-sdk/openai-compatible",
                "name",
                "marlin",
                "options",
                Map.of("baseURL", ModelAccess.baseUrl() + "/v1", "apiKey", ModelAccess.PLACEHOLDER_KEY),
                "models",
                Map.of("wigeon", Map.of("name", "wigeon")));
        Map<String, Object> configuration = Map.of(
                "autoupdate",
                false,
                "share",
                "disabled",
                "model",
                "marlin/wigeon",
                "small_model",
                "marlin/wigeon",
                "permission",
                Map.of("edit", "ask", "bash", "ask"),
                "provider",
                Map.of("marlin", provider));
        return Map.of(
                "argv",
                List.of("/opt/agent/bin/opencode", "acp"),
                "environment",
                Map.of(
                        "OPENCODE_CONFIG_CONTENT",
                        JSON.writeValueAsString(configuration),
                        "OPENCODE_DISABLE_MODELS_FETCH",
                        "1"),
                "flavor",
                "opencode",
                "program",
                world.installed("opencode").path("sha256").asString(),
                "profile",
                "ask",
                "model",
                "wigeon",
                "route",
                "rehearsal");
    }
}
