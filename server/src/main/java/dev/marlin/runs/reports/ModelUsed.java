package dev.marlin.runs.reports;

import dev.marlin.runner.gateway.meter.ModelUsage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one attempt used of a model, by the gateway's own count.
 *
 * @param route as the operator calls it
 * @param models names by which the provider's models called themselves
 * @param calls requests that came through the gateway
 * @param unmeasured calls that may have used more than {@code total} knows
 * @param total sum of what the provider told
 * @param picoDollars cost of {@code total}; empty when a model has no price
 * @param prices version of the price table
 * @param callList digest of a blob with one JSON object per call
 * @param recording digest of a ZIP blob with all that was said; empty when it is not kept
 */
public record ModelUsed(
        String route,
        List<String> models,
        int calls,
        int unmeasured,
        ModelUsage total,
        OptionalLong picoDollars,
        String prices,
        String callList,
        Optional<String> recording) {
    public ModelUsed {
        models = List.copyOf(models);
    }
}
