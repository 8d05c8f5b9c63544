package dev.marlin.pay.statements;

import dev.marlin.kernel.PersonId;
import dev.marlin.pay.periods.Period;
import dev.marlin.pay.periods.Periods;
import java.util.List;
import org.springframework.stereotype.Service;

/** The door of statements: a person's own, per closed period. */
@Service
public class Statements {
    private final StatementStore store;
    private final Periods periods;

    Statements(StatementStore store, Periods periods) {
        this.store = store;
        this.periods = periods;
    }

    /** Closed periods, latest first: there is a statement of each for everybody, be it empty. */
    public List<Period> periods() {
        return periods.all();
    }

    /** @throws dev.marlin.kernel.MarlinException NOT_FOUND when there is no such period */
    public Statement of(PersonId person, int number) {
        Period period = periods.get(number);
        return new Statement(
                number,
                period.since(),
                period.until(),
                store.name(person),
                store.turns(number, person),
                store.entries(number, person));
    }

    /** The statement as CSV, amounts with the currency's digits. */
    public byte[] csv(PersonId person, int number) {
        return StatementFiles.csv(of(person, number));
    }

    /** The statement as PDF. */
    public byte[] pdf(PersonId person, int number) {
        return StatementFiles.pdf(of(person, number));
    }
}
