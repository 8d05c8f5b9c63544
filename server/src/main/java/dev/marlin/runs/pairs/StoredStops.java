package dev.marlin.runs.pairs;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runs.RunId;
import dev.marlin.runs.RunStops;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Ends runs in the database; their workers see it at the next heartbeat and kill what still runs. */
@Service
class StoredStops implements RunStops {
    private static final int LONGEST_REASON = 2000;

    private final PairDesk desk;
    private final Audit audit;

    StoredStops(PairDesk desk, Audit audit) {
        this.desk = desk;
        this.audit = audit;
    }

    @Override
    public void stop(RunId id, String reason, PersonId by) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw MarlinException.invalid("reason: 1 to 2,000 characters are wanted. Nothing was stopped.");
        }
        desk.transactions().executeWithoutResult(status -> {
            RunStore runs = desk.tables().runs();
            RunRow seen = runs.find(id).orElseThrow(StoredStops::unknown);
            runs.lockTogether(seen.candidate());
            RunRow run = runs.find(id).orElseThrow(StoredStops::unknown);
            if (!RunStep.CANCEL.isPermittedFrom(run.state())) {
                throw MarlinException.conflict("This run has ended already. Nothing was changed.");
            }
            String why = "A manager stopped it: " + reason.strip();
            audit.record(
                    AuditEvent.by(by, "run.stopped", "run", id.value(), Map.of("turn", Integer.toString(run.turn()))));
            run.candidate()
                    .pair()
                    .ifPresentOrElse(
                            pair -> desk.flow().withdraw(pair, why, Optional.of(by)),
                            () -> runs.end(id, RunStep.CANCEL, ExitClass.CANCELLED, why, desk.now()));
        });
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That run");
    }
}
