package dev.marlin.golds;

import java.util.Locale;

/** Life of a gold task; {@link GoldStep} says how it moves. */
public enum GoldState {
    /** It hands out extra places. A manager may end that. */
    ACTIVE,
    /** It hands out none any more; who holds one goes on, and results stay. Final. */
    RETIRED;

    /** As JSON spells it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
