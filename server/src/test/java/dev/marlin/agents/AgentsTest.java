package dev.marlin.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.agents.AgentVersion.Adapter;
import dev.marlin.agents.AgentVersion.Provenance;
import dev.marlin.kernel.MarlinException;
import dev.marlin.testkit.runs.RunsWorld;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AgentsTest {
    private static final String SCRIPT =
            "{\"script\": 1, \"agent\": \"%s\", \"version\": \"%s\", \"description\": \"d\", \"turns\": [{\"steps\": []}]}";
    private static RunsWorld world;
    private static Agents agents;

    @BeforeAll
    static void open() {
        world = new RunsWorld();
        agents = world.bean(Agents.class);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void theSameContentIsTheSameVersion() {
        AgentVersion one =
                register("Heron", "1", Adapter.COMMAND, "{\"argv\": [\"heron\"], \"environment\": {\"A\": \"b\"}}");
        AgentVersion again =
                register("Heron", "1", Adapter.COMMAND, "{ \"environment\": {\"A\":\"b\"},\n \"argv\": [\"heron\"] }");
        assertThat(again).isEqualTo(one);
        assertThat(agents.get(one.id())).isEqualTo(one);
        assertThat(agents.all()).contains(one);
        assertThat(one.provenance()).isEqualTo(Provenance.EXECUTED);
        assertThat(world.audited("agent.registered", one.id().value())).isEqualTo(1);
    }

    @Test
    void aVersionNeverChanges() {
        register("Egret", "1", Adapter.IMPORT, "{}");
        assertThatThrownBy(() -> register("Egret", "1", Adapter.IMPORT, "{\"models\": [\"e\"]}"))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("another version");
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql("UPDATE agent_version SET settings = '{}'")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void aScriptMustBeOfThisAgentAndVersion() {
        AgentVersion tern = register(
                "Tern", "2", Adapter.SCRIPTED, "{\"scripts\": {\"*\": " + SCRIPT.formatted("Tern", "2") + "}}");
        assertThat(tern.provenance()).isEqualTo(Provenance.SCRIPTED);
        assertThat(agents.settings(tern))
                .isInstanceOfSatisfying(
                        AdapterSettings.Scripted.class,
                        settings -> assertThat(settings.of("any task", "0".repeat(40)))
                                .isPresent());
        refuses(Adapter.SCRIPTED, "{\"scripts\": {\"*\": " + SCRIPT.formatted("Auk", "2") + "}}", "not of Tern 3");
    }

    @Test
    void eachAdapterRefusesWhatItDoesNotKnow() {
        refuses(Adapter.SCRIPTED, "{\"scripts\": {}}", "at least one");
        refuses(Adapter.SCRIPTED, "{\"scripts\": {\"*\": {\"script\": 1}}}", "settings.scripts[*]");
        refuses(Adapter.SCRIPTED, "{\"skripts\": {}}", "unknown skripts");
        refuses(Adapter.COMMAND, "{}", "settings.argv");
        refuses(Adapter.COMMAND, "{\"argv\": []}", "settings.argv");
        refuses(Adapter.COMMAND, "{\"argv\": [\"{prompt}\"]}", "settings.argv");
        refuses(Adapter.COMMAND, "{\"argv\": [\"x\"], \"environment\": {\"a b\": \"c\"}}", "settings.environment");
        refuses(Adapter.COMMAND, "{\"argv\": [\"x\"], \"shell\": true}", "unknown shell");
        refuses(Adapter.IMPORT, "{\"models\": \"x\"}", "settings.models");
        refuses(Adapter.IMPORT, "[]", "JSON object");
        refuses(Adapter.IMPORT, "{\"models\": [], \"models\": []}", "not JSON");
        refuses(Adapter.IMPORT, "{} {}", "not JSON");
    }

    @Test
    void namesAndWordsHaveLimits() {
        assertThatThrownBy(() -> register("", "1", Adapter.IMPORT, "{}")).hasMessageContaining("agent:");
        assertThatThrownBy(() -> register("A\nB", "1", Adapter.IMPORT, "{}")).hasMessageContaining("agent:");
        assertThatThrownBy(() -> register("A", "x".repeat(61), Adapter.IMPORT, "{}"))
                .hasMessageContaining("version:");
        assertThatThrownBy(() -> new AgentRegistration("A", "1", Adapter.IMPORT, "{}", List.of("x".repeat(81))))
                .hasMessageContaining("identityWords:");
    }

    private static void refuses(Adapter adapter, String settings, String why) {
        assertThatThrownBy(() -> register("Tern", "3", adapter, settings))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing was stored");
    }

    private static AgentVersion register(String agent, String version, Adapter adapter, String settings) {
        return agents.register(new AgentRegistration(agent, version, adapter, settings, List.of()), world.manager);
    }
}
