package dev.marlin.web.qualification;

import dev.marlin.attempts.Attempt;
import dev.marlin.attempts.ItemFigures;
import dev.marlin.attempts.Items.Analyzed;
import dev.marlin.attempts.Standing;
import dev.marlin.campaigns.Campaign;
import dev.marlin.qualification.Qualification;
import dev.marlin.qualification.QualificationDraft.Repeat;
import dev.marlin.qualification.QualificationState;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One version of a qualification: its rules, before anybody begins; for those who own it, its words and figures.
 *
 * @param standing of a visitor who may take it
 * @param attempts of the visitor, first one first
 * @param owner what owners see
 */
public record QualificationPage(
        Qualification qualification,
        RubricVersion rubric,
        Optional<Standing> standing,
        List<Attempt> attempts,
        Optional<Owner> owner)
        implements PageView {
    public QualificationPage {
        attempts = List.copyOf(attempts);
    }

    /**
     * What owners see.
     *
     * @param items with figures once it is published
     * @param asking open campaigns that ask for it
     * @param others open campaigns of its rubric version that do not
     * @param manager may write, publish and require; an admin only rules on items
     */
    public record Owner(List<Analyzed> items, List<Campaign> asking, List<Campaign> others, boolean manager) {
        public Owner {
            items = List.copyOf(items);
            asking = List.copyOf(asking);
            others = List.copyOf(others);
        }
    }

    public boolean is(QualificationState state) {
        return qualification.state() == state;
    }

    /** The retake rule, in sentences. */
    public String retakes() {
        var rules = qualification.content().rules();
        if (rules.attempts() == 1) {
            return "There is one attempt, and no second one at this version.";
        }
        String wait = rules.waitHours() == 0
                ? "The next may begin at once."
                : "The next may begin " + rules.waitHours() + " hours after the one before ended.";
        String again = rules.repeat() == Repeat.UNSEEN_FIRST
                ? "Questions that you were not asked yet come first; then the others come again."
                : "All questions have the same chance each time, also those that you know.";
        return "You have " + rules.attempts() + " attempts. " + wait + " " + again;
    }

    /** {@code 62 %, 41 to 79 %, n = 18}, or that it is too early to say. */
    public static String share(Optional<Estimate> estimate, int n) {
        return estimate.map(found -> String.format(
                        Locale.ROOT,
                        "%.0f %% (%.0f to %.0f %%), n = %d",
                        found.value() * 100,
                        found.low() * 100,
                        found.high() * 100,
                        found.n()))
                .orElse("too few to say, n = " + n);
    }

    /** The corrected point-biserial, or that it is too early to say. */
    public static String discrimination(ItemFigures figures) {
        return figures.discrimination()
                .map(found -> String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f), n = %d",
                        found.value(),
                        found.low(),
                        found.high(),
                        found.n()))
                .orElse("too few to say");
    }
}
