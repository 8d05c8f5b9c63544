package dev.marlin.web.pay;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.pay.periods.Periods;
import dev.marlin.web.ui.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Closing the books, for finance. */
@Controller
class PeriodController {
    private final Periods periods;

    PeriodController(Periods periods) {
        this.periods = periods;
    }

    @GetMapping("/ledger/periods")
    PeriodsPage all(Visitor visitor) {
        return page(visitor, Optional.empty());
    }

    @PostMapping("/ledger/periods")
    Answer close(Visitor visitor, @RequestParam(defaultValue = "") String lastDay) {
        try {
            periods.close(
                    day("lastDay", lastDay)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant(),
                    visitor.id());
            return Answer.go("/ledger/periods");
        } catch (MarlinException e) {
            return Answer.show(page(visitor, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/ledger/periods/{number}/json")
    ResponseEntity<byte[]> json(@PathVariable String number) {
        int period = number(number);
        return Download.of("marlin-period-" + period + ".json", "application/json", periods.json(period));
    }

    @GetMapping("/ledger/periods/{number}/csv")
    ResponseEntity<byte[]> csv(@PathVariable String number) {
        int period = number(number);
        return Download.csv("marlin-period-" + period + ".csv", periods.csv(period));
    }

    /** @throws MarlinException INVALID when it is no day */
    static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw MarlinException.invalid(
                    field + ": a day such as 2027-01-31 is needed, not “" + text + "”. Nothing was changed.");
        }
    }

    /** Beginning of the day, UTC; the moment itself when the text is empty. */
    static Instant from(String field, String text, Instant now) {
        return text.isBlank()
                ? now
                : day(field, text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** @throws MarlinException NOT_FOUND when it is no number of a period */
    static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw MarlinException.notFound("That period");
        }
        return Integer.parseInt(text);
    }

    private PeriodsPage page(Visitor visitor, Optional<String> problem) {
        return new PeriodsPage(periods.all(), visitor.is(Role.FINANCE), problem);
    }
}
