package dev.marlin.web.pay;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.pay.periods.Period;
import dev.marlin.pay.periods.Periods;
import dev.marlin.web.ui.Answer;
import java.time.ZoneOffset;
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
                    Period.day("lastDay", lastDay)
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
        int period = Period.number(number);
        return Download.of("marlin-period-" + period + ".json", "application/json", periods.json(period));
    }

    @GetMapping("/ledger/periods/{number}/csv")
    ResponseEntity<byte[]> csv(@PathVariable String number) {
        int period = Period.number(number);
        return Download.csv("marlin-period-" + period + ".csv", periods.csv(period));
    }

    private PeriodsPage page(Visitor visitor, Optional<String> problem) {
        return new PeriodsPage(periods.all(), visitor.is(Role.FINANCE), problem);
    }
}
