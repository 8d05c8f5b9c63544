package dev.marlin.web.runs;

import dev.marlin.runs.RunBook.RunEntry;
import dev.marlin.runs.RunBook.TraceEntry;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * One attempt unblinded, for managers.
 *
 * @param trace what the agent did; empty when nothing is kept
 * @param texts what it left, in the order of the page; empty when it left nothing
 */
public record RunPage(RunEntry run, List<TraceEntry> trace, List<Text> texts) implements PageView {
    public RunPage {
        trace = List.copyOf(trace);
        texts = List.copyOf(texts);
    }

    /**
     * One kept text.
     *
     * @param key last part of the address that gives all of it
     * @param beginning what is shown here
     * @param cut whether there is more
     * @param folded whether the page opens it only when asked
     */
    public record Text(String key, String title, String beginning, boolean cut, boolean folded) {}
}
