package dev.marlin.reviews.terms;

import dev.marlin.kernel.MarlinException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * What holds for the review of one submission, from its arrival to its end.
 *
 * @param panels reviewers of each stage, 1 to 9; stages follow one another, at most five; none means that work is accepted
 *     as it arrives
 * @param rule when a panel agrees
 * @param blindPercent 20 to 100: of the submissions that arrive, how many are drawn to be {@link Blindness#BLIND}
 */
public record ReviewTerms(List<Integer> panels, AgreementRule rule, int blindPercent, Limits limits) {
    /** Below this share too little is left to measure agreement by. */
    public static final int LEAST_BLIND = 20;

    static final int ALL = 100;
    private static final int STAGES = 5;

    /**
     * How long and how often.
     *
     * @param rounds 1 to 9: in the last one nothing goes back to its author any more
     * @param turn what a reviewer or an author has, 1 to 720 hours
     * @param decision what an adjudicator has, 1 to 720 hours
     * @param appeal how long a rejection may be appealed, 1 to 2160 hours
     */
    public record Limits(int rounds, Duration turn, Duration decision, Duration appeal) {
        /** Three rounds, three days for each turn and each decision, two weeks for an appeal. */
        public static final Limits USUAL = new Limits(3, Duration.ofDays(3), Duration.ofDays(3), Duration.ofDays(14));

        /** @throws MarlinException INVALID that names the field and its rule */
        public Limits {
            range("rounds", rounds, 1, 9);
            hours("turnHours", turn, 720);
            hours("decisionHours", decision, 720);
            hours("appealHours", appeal, 2160);
        }

        private static void hours(String field, Duration span, int most) {
            if (!span.equals(Duration.ofHours(span.toHours()))) {
                throw MarlinException.invalid(field + ": whole hours are needed. Nothing was stored.");
            }
            range(field, Math.toIntExact(Math.min(span.toHours(), Integer.MAX_VALUE)), 1, most);
        }
    }

    /** @throws MarlinException INVALID that names the field and its rule */
    public ReviewTerms {
        panels = List.copyOf(panels);
        if (panels.size() > STAGES) {
            throw MarlinException.invalid("panels: at most " + STAGES + " stages. Nothing was stored.");
        }
        panels.forEach(size -> range("panels", size, 1, 9));
        range("blindPercent", blindPercent, LEAST_BLIND, ALL);
    }

    /** One panel of that many, all of whom must agree: the terms of a campaign that says nothing else. */
    public static ReviewTerms usual(int reviewers) {
        List<Integer> panels = reviewers == 0 ? List.of() : List.of(reviewers);
        return new ReviewTerms(panels, AgreementRule.USUAL, ALL, Limits.USUAL);
    }

    /** Reviewers of that stage, counted from 1; of stages beyond, which judge anew, as many as the widest has. */
    public int panel(int stage) {
        return stage <= panels.size() ? panels.get(stage - 1) : Math.max(1, widest());
    }

    public boolean isLastStage(int stage) {
        return stage >= panels.size();
    }

    public boolean isLastRound(int round) {
        return round >= limits.rounds();
    }

    /** Reviewers of all stages. */
    public int reviewers() {
        return panels.stream().mapToInt(Integer::intValue).sum();
    }

    /** The largest panel; 0 where there is none. */
    public int widest() {
        return panels.isEmpty() ? 0 : Collections.max(panels);
    }

    /** {@code 2 + 1}: panels in their order; {@code none} without any. */
    public String panelWords() {
        return panels.isEmpty()
                ? "none"
                : String.join(
                        " + ",
                        panels.stream().map(size -> Integer.toString(size)).toList());
    }

    static void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw MarlinException.invalid(
                    field + ": " + least + " to " + most + ", not " + value + ". Nothing was stored.");
        }
    }
}
