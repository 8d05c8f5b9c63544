package dev.marlin.web.runs;

import dev.marlin.runs.RunBook.PairEntry;
import dev.marlin.runs.RunBook.RunEntry;
import dev.marlin.runs.Withholdings;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One pair unblinded, for managers.
 *
 * @param withheld the latest turn, if it is or was withheld
 * @param mayDecide whether it waits for this visitor's decision
 */
public record PairPage(PairEntry pair, List<RunEntry> runs, Optional<Withholdings.Withheld> withheld, boolean mayDecide)
        implements PageView {
    public PairPage {
        runs = List.copyOf(runs);
    }
}
