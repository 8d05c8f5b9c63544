package dev.marlin.runs.pairs;

import dev.marlin.agents.Agents;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the doors of this package work with, handed on together. */
@Component
record PairDesk(
        PairTables tables,
        PairFlow flow,
        NeutralViews views,
        Agents agents,
        TransactionTemplate transactions,
        Clock clock) {
    Instant now() {
        return clock.instant();
    }
}
