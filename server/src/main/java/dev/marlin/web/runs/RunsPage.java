package dev.marlin.web.runs;

import dev.marlin.kernel.Keyset;
import dev.marlin.runs.RunBook.PairEntry;
import dev.marlin.runs.Withholdings;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * All pairs, for managers.
 *
 * @param withheld pairs that wait for a decision, longest waiting first
 */
public record RunsPage(Keyset<PairEntry> pairs, List<Withholdings.Withheld> withheld) implements PageView {
    public RunsPage {
        withheld = List.copyOf(withheld);
    }
}
