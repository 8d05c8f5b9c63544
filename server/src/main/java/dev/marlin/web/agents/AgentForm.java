package dev.marlin.web.agents;

import dev.marlin.agents.AgentRegistration;
import dev.marlin.agents.AgentVersion;
import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** What a person typed into the form of a new agent version, as typed. */
public record AgentForm(String agent, String version, String adapter, String settings, String identityWords) {
    static AgentForm fresh() {
        return new AgentForm("", "", "COMMAND", "{\"argv\": [\"program\", \"{prompt}\"], \"environment\": {}}", "");
    }

    static AgentForm of(MultiValueMap<String, String> fields) {
        return new AgentForm(
                text(fields, "agent"),
                text(fields, "version"),
                text(fields, "adapter"),
                text(fields, "settings"),
                text(fields, "identityWords"));
    }

    /** @throws MarlinException INVALID that names the field */
    AgentRegistration wanted() {
        AgentVersion.Adapter chosen = Arrays.stream(AgentVersion.Adapter.values())
                .filter(known -> known.name().equals(adapter))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid("adapter: choose one of the list. Nothing was stored."));
        List<String> words = identityWords.lines().toList();
        return new AgentRegistration(agent, version, chosen, settings, words);
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).orElse("");
    }
}
