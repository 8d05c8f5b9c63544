package dev.marlin.runner.gateway.meter;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Usage of Gemini: every event repeats the numbers so far; cached tokens are a part of the prompt's; thoughts are
 * output beside the candidates'. A stream without {@code alt=sse} is one array of events.
 */
final class GeminiUsage extends LatestUsage {
    @Override
    public void read(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::event);
        } else {
            event(node);
        }
    }

    private void event(JsonNode node) {
        named(Numbers.name(node, "modelVersion"));
        if (node.path("usageMetadata").isObject()) {
            told(usageOf(node.path("usageMetadata")));
        }
        for (JsonNode candidate : node.path("candidates")) {
            doneWhen(candidate.path("finishReason").isString());
        }
        doneWhen(node.path("promptFeedback").path("blockReason").isString());
        if (node.path("error").isObject()) {
            failed(StreamFault.of(node.path("error").path("status").asString("").toLowerCase(Locale.ROOT)));
        }
    }

    private static Optional<ModelUsage> usageOf(JsonNode node) {
        if (Numbers.tokens(node, "promptTokenCount").isEmpty()) {
            return Optional.empty();
        }
        long cached = Numbers.orZero(node, "cachedContentTokenCount");
        long fresh =
                Numbers.orZero(node, "promptTokenCount") - cached + Numbers.orZero(node, "toolUsePromptTokenCount");
        long output = Numbers.orZero(node, "candidatesTokenCount") + Numbers.orZero(node, "thoughtsTokenCount");
        return fresh < 0 ? Optional.empty() : Optional.of(new ModelUsage(fresh, cached, 0, output));
    }
}
