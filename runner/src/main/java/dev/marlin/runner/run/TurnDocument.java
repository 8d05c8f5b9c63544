package dev.marlin.runner.run;

import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.agent.atif.AtifRun;
import dev.marlin.runner.agent.atif.AtifWriter;
import dev.marlin.runner.gateway.GatewayReport;
import dev.marlin.runner.gateway.meter.Cost;
import dev.marlin.runner.gateway.meter.ModelUsage;
import java.math.BigDecimal;
import java.util.Optional;

/** The one form in which a turn's trajectory is kept: ATIF, under the run's own id, with what the gateway metered. */
final class TurnDocument {
    private static final int DECIMALS_OF_PICO_DOLLARS = 12;

    private TurnDocument() {}

    static byte[] write(RunSpec spec, Turn turn, Optional<GatewayReport> report) {
        AtifRun.Turn prompted = new AtifRun.Turn(spec.request().prompt(), turn.trajectory());
        return AtifWriter.write(AtifRun.of(spec.id(), spec.agent(), prompted, report.map(TurnDocument::metered)));
    }

    private static AtifRun.Metered metered(GatewayReport report) {
        ModelUsage total = report.total();
        return new AtifRun.Metered(
                total.freshInput(),
                total.cacheRead(),
                total.cacheWrite(),
                total.output(),
                report.cost().map(TurnDocument::dollars));
    }

    private static BigDecimal dollars(Cost cost) {
        return BigDecimal.valueOf(cost.picoDollars(), DECIMALS_OF_PICO_DOLLARS).stripTrailingZeros();
    }
}
