package dev.marlin.web.pay;

import dev.marlin.pay.periods.Period;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/** Closed periods of the books. */
public record PeriodsPage(List<Period> periods, boolean mayClose, Optional<String> problem) implements PageView {
    public PeriodsPage {
        periods = List.copyOf(periods);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
