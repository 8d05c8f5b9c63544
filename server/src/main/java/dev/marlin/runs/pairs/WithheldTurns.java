package dev.marlin.runs.pairs;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.PairId;
import dev.marlin.runs.Withholdings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Withheld turns in the database. */
@Service
class WithheldTurns implements Withholdings {
    private static final int LONGEST_REASON = 2000;

    private final PairDesk desk;
    private final Audit audit;

    WithheldTurns(PairDesk desk, Audit audit) {
        this.desk = desk;
        this.audit = audit;
    }

    @Override
    public List<Withheld> open() {
        return desk.tables().withheld().open().stream().map(this::withheld).toList();
    }

    @Override
    public Optional<Withheld> of(PairId id) {
        return desk.tables()
                .pairs()
                .find(id)
                .flatMap(pair -> desk.tables().withheld().find(id, pair.turn()))
                .map(this::withheld);
    }

    @Override
    public void release(PairId id, String reason, PersonId by) {
        desk.transactions().executeWithoutResult(status -> {
            decide(id, true, reason, by);
            desk.flow().advance(id);
        });
    }

    @Override
    public void withdraw(PairId id, String reason, PersonId by) {
        desk.transactions().executeWithoutResult(status -> {
            decide(id, false, reason, by);
            desk.flow().withdraw(id, "A candidate named itself in the code's meaning.", Optional.of(by));
        });
    }

    private void decide(PairId id, boolean released, String reason, PersonId by) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw MarlinException.invalid("reason: 1 to 2,000 characters are wanted. Nothing was changed.");
        }
        desk.tables().runs().lockOf(id);
        PairRow pair = desk.tables().pairs().lock(id).orElseThrow(() -> MarlinException.notFound("That pair"));
        WithheldStore.Row row = desk.tables()
                .withheld()
                .find(id, pair.turn())
                .filter(found -> found.released().isEmpty())
                .orElseThrow(() -> MarlinException.conflict("This pair waits for no decision. Nothing was changed."));
        desk.tables().withheld().decide(row, released, reason.strip(), by, desk.now());
        String event = released ? "pair.released" : "pair.refused";
        audit.record(AuditEvent.by(by, event, "pair", id.value(), Map.of("turn", Integer.toString(pair.turn()))));
    }

    private Withheld withheld(WithheldStore.Row row) {
        List<Place> places = new ArrayList<>();
        for (RunRow run : desk.tables().runs().latest(row.pair(), row.turn())) {
            desk.tables()
                    .results()
                    .marks(run.id())
                    .forEach(mark -> places.add(new Place(run.candidate().id(), mark)));
        }
        return new Withheld(row.pair(), row.turn(), row.since(), places, row.released());
    }
}
