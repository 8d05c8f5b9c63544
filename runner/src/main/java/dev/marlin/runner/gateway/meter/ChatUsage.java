package dev.marlin.runner.gateway.meter;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Usage of OpenAI Chat and its many imitators: cached tokens are a part of the prompt's. Where the total is larger than
 * prompt and completion by exactly the reasoning tokens, they are output too.
 */
final class ChatUsage extends LatestUsage {
    @Override
    public void read(JsonNode node) {
        named(Numbers.name(node, "model"));
        if (node.path("usage").isObject()) {
            told(usageOf(node.path("usage")));
        }
        for (JsonNode choice : node.path("choices")) {
            doneWhen(choice.path("finish_reason").isString());
        }
        JsonNode error = node.path("error");
        if (error.isObject()) {
            failed(StreamFault.of(error.path("code").asString(error.path("type").asString(""))));
        }
    }

    private static Optional<ModelUsage> usageOf(JsonNode node) {
        if (Numbers.tokens(node, "prompt_tokens").isEmpty()
                || Numbers.tokens(node, "completion_tokens").isEmpty()) {
            return Optional.empty();
        }
        JsonNode details = node.path("prompt_tokens_details");
        long cached = Numbers.orZero(details, "cached_tokens");
        long written = Numbers.orZero(details, "cache_write_tokens");
        long prompt = Numbers.orZero(node, "prompt_tokens");
        long completion = Numbers.orZero(node, "completion_tokens");
        long reasoning = Numbers.orZero(node.path("completion_tokens_details"), "reasoning_tokens");
        boolean apart = reasoning > 0 && Numbers.orZero(node, "total_tokens") == prompt + completion + reasoning;
        long fresh = prompt - cached - written;
        return fresh < 0
                ? Optional.empty()
                : Optional.of(new ModelUsage(fresh, cached, written, apart ? completion + reasoning : completion));
    }
}
