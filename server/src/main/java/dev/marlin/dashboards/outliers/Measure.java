package dev.marlin.dashboards.outliers;

import dev.marlin.statistics.interval.SignTest;
import java.util.Locale;

/** What is asked of everybody's work. */
public enum Measure {
    /**
     * Says what most of the others said of the same comparison: each left out in turn, no trial where the others have no majority.
     * Held against the authors of comparisons that the person had no part in; only less than they stands out.
     */
    AGREES("says what most others say") {
        @Override
        double pValue(Counts counts) {
            return counts.less();
        }
    },
    /** Prefers side A, of what they decided; held against a half, for sides are drawn by chance. */
    SIDE_A("prefers side A, of decided") {
        @Override
        double pValue(Counts counts) {
            return SignTest.pValue(counts.hits(), counts.n() - counts.hits());
        }
    },
    /** Says tie; held against the authors of comparisons that the person had no part in. */
    TIE("says tie") {
        @Override
        double pValue(Counts counts) {
            return counts.twoSided();
        }
    },
    /** Got a submission back or rejected; held against all others' submissions; only more than they stands out. */
    GIVEN_BACK("given back or rejected") {
        @Override
        double pValue(Counts counts) {
            return counts.more();
        }
    };

    private final String words;

    Measure(String words) {
        this.words = words;
    }

    /** The chance of a result as far out when the person is like what they are held against. */
    abstract double pValue(Counts counts);

    /** As files spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String words() {
        return words;
    }
}
