package dev.marlin.reviews.consensus;

import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Judgement;
import dev.marlin.reviews.terms.AgreementRule;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a rule finds in the words of one panel.
 *
 * @param panel reviewers who spoke
 * @param support sum of their support of the author's judgement, see {@link #support}
 * @param stability see {@link Stability}
 */
public record Consensus(AgreementRule rule, int panel, double support, double stability, Outcome outcome) {

    /** What follows for the submission. */
    public enum Outcome {
        /** It goes on: to the next stage, or it counts. */
        AGREED,
        /** It is not agreed, and somebody says what the author should change. */
        CHANGES,
        /** It is not agreed, and people differ. */
        DISPUTED;

        /** As SQL and the log spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for any other word */
        public static Outcome parse(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One reviewer's word.
     *
     * @param judgement what they thought before they saw the author's
     * @param changes whether they then asked for changes
     */
    public record Word(Judgement judgement, boolean changes) {}

    /** What the rule finds; {@code words} of one panel in one round, one or more. */
    public static Consensus of(AgreementRule rule, Judgement author, List<Word> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a panel without words");
        }
        double support =
                words.stream().mapToDouble(word -> support(rule, author, word)).sum();
        double stability = Stability.of(support, words.size());
        boolean agreed = switch (rule.kind()) {
            case UNANIMOUS -> unanimous(rule, author, words);
            case MAJORITY ->
                2 * words.stream().filter(word -> behind(author, word)).count() > words.size();
            case POSTERIOR -> stability >= rule.stabilityPercent() / 100.0;
        };
        boolean changes = words.stream().anyMatch(Word::changes);
        Outcome unsettled = changes ? Outcome.CHANGES : Outcome.DISPUTED;
        return new Consensus(rule, words.size(), support, stability, agreed ? Outcome.AGREED : unsettled);
    }

    /**
     * What a reviewer's word is worth for the author's judgement: 0 when they ask for changes or prefer another side (or
     * none); else the share of the axes scored by both on which they are fewer than {@code axisGap} steps apart, 1 where
     * there is no such axis.
     */
    static double support(AgreementRule rule, Judgement author, Word word) {
        if (!behind(author, word)) {
            return 0;
        }
        int both = 0;
        int near = 0;
        for (var score : author.axes().entrySet()) {
            AxisScore other = word.judgement().axes().get(score.getKey());
            OptionalInt gap =
                    other == null ? OptionalInt.empty() : DisagreementRule.gap(List.of(score.getValue(), other));
            if (gap.isPresent()) {
                both++;
                near += gap.getAsInt() < rule.axisGap() ? 1 : 0;
            }
        }
        return both == 0 ? 1 : (double) near / both;
    }

    private static boolean behind(Judgement author, Word word) {
        return !word.changes()
                && word.judgement()
                        .overall()
                        .preferred()
                        .equals(author.overall().preferred());
    }

    private static boolean unanimous(AgreementRule rule, Judgement author, List<Word> words) {
        return words.stream().noneMatch(Word::changes)
                && !new DisagreementRule(rule.axisGap())
                        .differ(author, words.stream().map(Word::judgement).toList());
    }
}
