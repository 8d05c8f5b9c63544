package dev.marlin.statistics.ranking.fit;

/**
 * Which likelihood is fitted.
 *
 * @param position whether the first of a pair (the left side) has an advantage of its own, a free log-odds β added to
 *     θfirst − θsecond; pairs must then be counted by side
 */
public record ModelForm(TieModel ties, boolean position, Prior prior) {

    /** The model without a term for the side and without a prior. */
    public static ModelForm plain(TieModel ties) {
        return new ModelForm(ties, false, Prior.NONE);
    }

    /** The same with another prior. */
    public ModelForm with(Prior other) {
        return new ModelForm(ties, position, other);
    }
}
