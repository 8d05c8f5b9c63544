package dev.marlin.web.runs;

import dev.marlin.runs.Question;
import dev.marlin.runs.RunBook.RunEntry;
import dev.marlin.runs.RunBook.TakenEntry;
import dev.marlin.runs.RunBook.TraceEntry;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Locale;

/**
 * One attempt unblinded, for managers.
 *
 * @param questions what the agent asked, oldest first
 * @param trace what the agent did; empty when nothing is kept
 * @param texts what it left, in the order of the page; empty when it left nothing
 */
public record RunPage(RunEntry run, List<Question> questions, List<TraceEntry> trace, List<Text> texts)
        implements PageView {
    public RunPage {
        questions = List.copyOf(questions);
        trace = List.copyOf(trace);
        texts = List.copyOf(texts);
    }

    /** {@code USD 0.0123}. */
    public String dollars(long microDollars) {
        return String.format(Locale.ROOT, "USD %.4f", microDollars / 1e6);
    }

    /** {@code names 2, trailers and traces 1, files of its own 0}. */
    public String words(TakenEntry taken) {
        String names = "names " + taken.names();
        return taken.trailers().isEmpty() || taken.ownFiles().isEmpty()
                ? names
                : names + ", trailers and traces " + taken.trailers().getAsInt() + ", files of its own "
                        + taken.ownFiles().getAsInt();
    }

    /** Whether it can be stopped. */
    public boolean goesOn() {
        return run.exitClass().isEmpty();
    }

    /** Whether a person can still answer. */
    public boolean waits(Question question) {
        return goesOn() && question.answered().isEmpty();
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
