package dev.marlin.web.runs;

import dev.marlin.kernel.Keyset;
import dev.marlin.runs.Question;
import dev.marlin.runs.RunBook.PairEntry;
import dev.marlin.runs.Withholdings;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * All pairs, for managers.
 *
 * @param standstill why no queued run begins; empty when they do
 * @param withheld pairs that wait for a decision, longest waiting first
 * @param questions of agents that wait for an answer, longest waiting first
 */
public record RunsPage(
        Optional<String> standstill,
        Keyset<PairEntry> pairs,
        List<Withholdings.Withheld> withheld,
        List<Question> questions)
        implements PageView {
    public RunsPage {
        questions = List.copyOf(questions);
        withheld = List.copyOf(withheld);
    }
}
