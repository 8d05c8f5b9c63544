package dev.marlin.pay.periods;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Books;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of periods: closes the books up to a moment, once, and writes what was closed again and again alike. */
@Service
public class Periods {
    private final PeriodStore store;
    private final Books books;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Periods(PeriodStore store, Books books, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.books = books;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Closes everything that was booked before a moment and is in no period yet.
     *
     * @param end exclusive, to the microsecond; after the last period's end, not in the future
     * @throws MarlinException INVALID for a moment to come; CONFLICT when that is closed already, nothing was ever booked,
     *     or the books do not balance
     */
    public Period close(Instant end, PersonId by) {
        Instant until = end.truncatedTo(ChronoUnit.MICROS);
        if (until.isAfter(books.now())) {
            throw MarlinException.invalid("until: that time is still to come, and more may be booked in it. Nothing was"
                    + " closed; choose an earlier end.");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            store.lock();
            Optional<Period> last = store.last();
            Instant since = last.map(Period::until)
                    .or(store::firstTransaction)
                    .orElseThrow(() -> MarlinException.conflict("Nothing is booked yet. Nothing was closed."));
            if (!since.isBefore(until)) {
                throw MarlinException.conflict("The books are closed up to " + since + " already, or begin after that."
                        + " Nothing was closed; choose a later end.");
            }
            int number = last.map(Period::number).orElse(0) + 1;
            store.take(number, until);
            PeriodDocument document = read(number, since, until);
            if (!document.balances()) {
                throw MarlinException.conflict(
                        "The trial balance is not zero. Nothing was closed; find out why first.");
            }
            Period period = new Period(
                    number,
                    since,
                    until,
                    by,
                    books.now(),
                    Digest.sha256(document.json()),
                    Digest.sha256(document.csv()));
            store.insert(period);
            audit.record(AuditEvent.by(
                    by,
                    "pay_period.closed",
                    "pay_period",
                    new UUID(0, number),
                    Map.of("json_sha256", period.jsonSha256(), "csv_sha256", period.csvSha256())));
            return period;
        }));
    }

    /** All closed periods, latest first. */
    public List<Period> all() {
        return store.all();
    }

    /** @throws MarlinException NOT_FOUND */
    public Period get(int number) {
        return store.find(number).orElseThrow(() -> MarlinException.notFound("That period"));
    }

    /** Balances and movements as canonical JSON, byte for byte what was closed. */
    public byte[] json(int number) {
        return again(number, PeriodDocument::json, Period::jsonSha256);
    }

    /** Balances and movements as CSV, byte for byte what was closed. */
    public byte[] csv(int number) {
        return again(number, PeriodDocument::csv, Period::csvSha256);
    }

    private byte[] again(int number, Function<PeriodDocument, byte[]> form, Function<Period, String> digest) {
        Period period = get(number);
        byte[] bytes = form.apply(read(number, period.since(), period.until()));
        if (!Digest.sha256(bytes).equals(digest.apply(period))) {
            throw new IllegalStateException("period " + number + " is not what was closed");
        }
        return bytes;
    }

    private PeriodDocument read(int number, Instant since, Instant until) {
        return new PeriodDocument(number, since, until, store.turns(number), store.movements(number));
    }
}
