package dev.marlin.runner.gateway.meter;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Usage of Anthropic Messages: {@code input_tokens} are fresh already. A stream tells its numbers at the start and,
 * cumulative, at the end, where fields may be left out that did not change.
 */
final class AnthropicUsage extends LatestUsage {
    private final ObjectNode latest = JsonNodeFactory.instance.objectNode();

    @Override
    public void read(JsonNode node) {
        String type = node.path("type").asString("");
        switch (type) {
            case "message" -> {
                message(node);
                doneWhen(true);
            }
            case "message_start" -> message(node.path("message"));
            case "message_delta" -> take(node.path("usage"));
            case "message_stop" -> doneWhen(true);
            case "error" ->
                failed(StreamFault.of(node.path("error").path("type").asString("")));
            default -> {
                // Content and pings carry no numbers.
            }
        }
    }

    private void message(JsonNode message) {
        named(Numbers.name(message, "model"));
        take(message.path("usage"));
    }

    private void take(JsonNode usage) {
        for (String name :
                new String[] {"input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", "output_tokens"
                }) {
            Numbers.tokens(usage, name).ifPresent(value -> latest.put(name, value));
        }
        told(total());
    }

    private Optional<ModelUsage> total() {
        if (!latest.has("input_tokens") || !latest.has("output_tokens")) {
            return Optional.empty();
        }
        return Optional.of(new ModelUsage(
                Numbers.orZero(latest, "input_tokens"),
                Numbers.orZero(latest, "cache_read_input_tokens"),
                Numbers.orZero(latest, "cache_creation_input_tokens"),
                Numbers.orZero(latest, "output_tokens")));
    }
}
