package dev.marlin.runs.work;

import dev.marlin.runner.gateway.GatewayReport;
import dev.marlin.runner.gateway.ModelCall;
import dev.marlin.runner.gateway.meter.ModelUsage;
import dev.marlin.runs.reports.ModelUsed;
import dev.marlin.store.BlobStore;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the gateway's report of one attempt into what is stored of it. */
@Component
class Metering {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BlobStore blobs;

    Metering(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** @param recording digest of all that was said; empty when it is not kept */
    ModelUsed of(String route, GatewayReport report, Optional<String> recording) {
        List<String> models = report.calls().stream()
                .flatMap(call -> call.models().answered().stream())
                .distinct()
                .sorted()
                .toList();
        return new ModelUsed(
                route,
                models,
                report.calls().size(),
                report.unmeasured(),
                report.total(),
                report.cost().map(cost -> OptionalLong.of(cost.picoDollars())).orElse(OptionalLong.empty()),
                report.prices(),
                blobs.put(lines(report.calls())),
                recording);
    }

    private static byte[] lines(List<ModelCall> calls) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (ModelCall call : calls) {
            lines.writeBytes(JSON.writeValueAsBytes(line(call)));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static ObjectNode line(ModelCall call) {
        ObjectNode node = JSON.createObjectNode();
        node.put("number", call.number())
                .put("endpoint", call.endpoint())
                .put("at", call.timing().at().toString())
                .put("took_ms", call.timing().took().toMillis());
        call.timing().firstByte().ifPresent(first -> node.put("first_byte_ms", first.toMillis()));
        put(node, "asked", call.models().asked());
        put(node, "sent", call.models().sent());
        put(node, "answered", call.models().answered());
        call.answer().status().ifPresent(status -> node.put("status", status));
        node.put("request_bytes", call.answer().requestBytes())
                .put("response_bytes", call.answer().responseBytes())
                .put("outcome", call.outcome().name());
        node.put("certainty", call.measured().certainty().name());
        tokens(node, call.measured().usage());
        return node;
    }

    private static void tokens(ObjectNode node, ModelUsage usage) {
        node.put("fresh_input", usage.freshInput())
                .put("cache_read", usage.cacheRead())
                .put("cache_write", usage.cacheWrite())
                .put("output", usage.output());
    }

    private static void put(ObjectNode node, String name, Optional<String> text) {
        text.ifPresent(value -> node.put(name, value));
    }
}
