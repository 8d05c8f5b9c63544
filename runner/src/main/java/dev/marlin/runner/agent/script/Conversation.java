package dev.marlin.runner.agent.script;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a scripted agent remembers: the file {@code conversation.json} in its home, written at the end of each turn.
 *
 * @param turns what was said, first turn first
 */
record Conversation(List<Said> turns) {
    private static final JsonMapper MAPPER = new JsonMapper();

    Conversation {
        turns = List.copyOf(turns);
    }

    /**
     * One turn.
     *
     * @param prompt what the person wrote
     * @param messages what the agent answered
     * @param touched paths that it wrote or removed
     */
    record Said(String prompt, List<String> messages, List<String> touched) {
        Said {
            messages = List.copyOf(messages);
            touched = List.copyOf(touched);
        }
    }

    static Conversation empty() {
        return new Conversation(List.of());
    }

    Conversation with(Said said) {
        List<Said> all = new ArrayList<>(turns);
        all.add(said);
        return new Conversation(all);
    }

    byte[] toJson() {
        return MAPPER.writeValueAsBytes(this);
    }

    static Conversation read(String json) throws TurnStopException {
        try {
            return MAPPER.readValue(json, Conversation.class);
        } catch (JacksonException | NullPointerException broken) {
            throw TurnStopException.error("The conversation file is not what the earlier turn wrote.");
        }
    }
}
