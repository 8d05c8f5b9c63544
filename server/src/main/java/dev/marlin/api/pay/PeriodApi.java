package dev.marlin.api.pay;

import dev.marlin.identity.Visitor;
import dev.marlin.pay.periods.Period;
import dev.marlin.pay.periods.Periods;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Closing the books, for programs of finance. */
@RestController
class PeriodApi {
    private final Periods periods;

    PeriodApi(Periods periods) {
        this.periods = periods;
    }

    /** @param lastDay of the period, UTC, such as {@code 2027-01-31}: a day that is over */
    record CloseBody(@Nullable String lastDay) {}

    /** Closed periods, latest first. */
    record ListAnswer(List<PeriodAnswer> periods) {}

    /** @param until exclusive */
    record PeriodAnswer(
            int number,
            Instant since,
            Instant until,
            String closedBy,
            Instant closedAt,
            String jsonSha256,
            String csvSha256) {
        static PeriodAnswer of(Period period) {
            return new PeriodAnswer(
                    period.number(),
                    period.since(),
                    period.until(),
                    period.closedBy().toString(),
                    period.closedAt(),
                    period.jsonSha256(),
                    period.csvSha256());
        }
    }

    @GetMapping("/api/v1/ledger/periods")
    ListAnswer all() {
        return new ListAnswer(periods.all().stream().map(PeriodAnswer::of).toList());
    }

    @PostMapping("/api/v1/ledger/periods")
    @ResponseStatus(HttpStatus.CREATED)
    PeriodAnswer close(Visitor visitor, @RequestBody CloseBody body) {
        Instant end = Period.day("lastDay", Given.text(body.lastDay()))
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return PeriodAnswer.of(periods.close(end, visitor.id()));
    }

    @GetMapping("/api/v1/ledger/periods/{number}/json")
    ResponseEntity<byte[]> json(@PathVariable String number) {
        return Download.of("application/json", periods.json(Period.number(number)));
    }

    @GetMapping("/api/v1/ledger/periods/{number}/csv")
    ResponseEntity<byte[]> csv(@PathVariable String number) {
        return Download.csv(periods.csv(Period.number(number)));
    }
}
