package dev.marlin.dashboards.alerts;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Locale;

/** What can be watched, and what its bound counts. */
public enum AlertKind {
    BUDGET_USED("More of the budget is committed than", "percent", 1, 100),
    AGREEMENT_LOW("Overall agreement (alpha) is below, with 30 comparisons or more", "hundredths", 1, 100),
    SIDE_BIAS("The interval of side A’s share excludes a half", "", 0, 0),
    OVERDUE_TURNS("More turns are overdue than", "turns", 0, 100_000),
    NO_CLAIM("Nothing was claimed, though something could be, for", "hours", 1, 8_760),
    LEDGER_DIFFERENCE("The ledger does not sum to zero", "", 0, 0);

    private final String words;
    private final String unit;
    private final int least;
    private final int most;

    AlertKind(String words, String unit, int least, int most) {
        this.words = words;
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    /** As forms and the API spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rule without its bound, for people. */
    public String words() {
        return words;
    }

    /** The rule with its bound, for people. */
    public String words(int bound) {
        return unit.isEmpty() ? words : words + " " + bound + " " + unit;
    }

    /** What the bound counts; empty where there is none. */
    public String unit() {
        return unit;
    }

    /** @throws MarlinException INVALID when the bound does not fit the kind */
    int require(int bound) {
        if (bound < least || bound > most) {
            throw MarlinException.invalid("bound: " + least + " to " + most + (unit.isEmpty() ? "" : " " + unit)
                    + ", not " + bound + ". Nothing was stored.");
        }
        return bound;
    }

    /** @throws MarlinException INVALID when no kind is spelled so */
    public static AlertKind parse(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        MarlinException.invalid("kind: choose what is watched from the list. Nothing was stored."));
    }
}
