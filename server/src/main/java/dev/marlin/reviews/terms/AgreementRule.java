package dev.marlin.reviews.terms;

import dev.marlin.kernel.MarlinException;
import java.util.Locale;

/**
 * When a panel agrees enough that no adjudicator is asked.
 *
 * @param axisGap steps on one axis, 1 to 6, from which on two people are in dispute
 * @param stabilityPercent 50 to 99: what the posterior must reach; looked at by {@link Kind#POSTERIOR} only
 */
public record AgreementRule(Kind kind, int axisGap, int stabilityPercent) {
    /** Everybody agrees, and nobody is more than half the scale away: the rule of a campaign that says nothing else. */
    public static final AgreementRule USUAL = new AgreementRule(Kind.UNANIMOUS, 4, 70);

    /** What is asked of a panel. */
    public enum Kind {
        /** Nobody asks for changes, and no two people are in dispute. */
        UNANIMOUS("everybody agrees"),
        /** More than half of the panel stand behind the author's judgement. */
        MAJORITY("more than half agree"),
        /** Another panel of such people would most likely stand behind it, too. */
        POSTERIOR("the verdict is stable");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As SQL, forms and the API spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As people read it. */
        public String words() {
            return words;
        }

        /** @throws MarlinException INVALID for any other word */
        public static Kind parse(String key) {
            for (Kind kind : values()) {
                if (kind.key().equals(key)) {
                    return kind;
                }
            }
            throw MarlinException.invalid("rule: unanimous, majority or posterior. Nothing was stored.");
        }
    }

    /** @throws MarlinException INVALID that names the field and its rule */
    public AgreementRule {
        ReviewTerms.range("axisGap", axisGap, 1, 6);
        ReviewTerms.range("stabilityPercent", stabilityPercent, 50, 99);
    }
}
