package dev.marlin.runner.gateway.meter;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Usage of OpenAI Responses: told once, at the end; cached tokens are a part of the input's. */
final class ResponsesUsage extends LatestUsage {
    @Override
    public void read(JsonNode node) {
        if (node.path("object").asString("").equals("response")) {
            response(node);
        } else if (node.path("response").isObject()) {
            response(node.path("response"));
        } else if (node.path("type").asString("").equals("error")) {
            failed(StreamFault.of(
                    node.path("code").asString(node.path("error").path("code").asString(""))));
        }
    }

    private void response(JsonNode response) {
        named(Numbers.name(response, "model"));
        if (response.path("usage").isObject()) {
            told(usageOf(response.path("usage")));
        }
        switch (response.path("status").asString("")) {
            case "completed", "incomplete" -> doneWhen(true);
            case "failed" -> {
                doneWhen(true);
                failed(StreamFault.of(response.path("error").path("code").asString("")));
            }
            default -> {
                // Still running.
            }
        }
    }

    private static Optional<ModelUsage> usageOf(JsonNode node) {
        if (Numbers.tokens(node, "input_tokens").isEmpty()
                || Numbers.tokens(node, "output_tokens").isEmpty()) {
            return Optional.empty();
        }
        long cached = Numbers.orZero(node.path("input_tokens_details"), "cached_tokens");
        long fresh = Numbers.orZero(node, "input_tokens") - cached;
        return fresh < 0
                ? Optional.empty()
                : Optional.of(new ModelUsage(fresh, cached, 0, Numbers.orZero(node, "output_tokens")));
    }
}
