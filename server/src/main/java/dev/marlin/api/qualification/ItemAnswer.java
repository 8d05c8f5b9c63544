package dev.marlin.api.qualification;

import dev.marlin.attempts.ItemFigures;
import dev.marlin.attempts.Items;
import dev.marlin.statistics.interval.Estimate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one item, for those who own the qualification.
 *
 * @param figures missing when it is retired
 */
record ItemAnswer(
        String key,
        String axis,
        boolean retired,
        boolean suspect,
        @Nullable FiguresAnswer figures) {
    /** A number with its 95 percent interval, and how many people it stands on. */
    record Figure(double value, double low, double high, long n) {
        static @Nullable Figure of(Optional<Estimate> estimate) {
            return estimate.map(found -> new Figure(found.value(), found.low(), found.high(), found.n()))
                    .orElse(null);
        }
    }

    /** Everybody counts once, with their first answer; figures are missing below ten people. */
    record FiguresAnswer(
            int answered,
            @Nullable Figure right,
            @Nullable Figure discrimination,
            int qualified,
            int wrong,
            @Nullable Figure wrongAmongQualified) {
        static FiguresAnswer of(ItemFigures figures) {
            return new FiguresAnswer(
                    figures.answered(),
                    Figure.of(figures.right()),
                    Figure.of(figures.discrimination()),
                    figures.qualified(),
                    figures.wrong(),
                    Figure.of(figures.wrongAmongQualified()));
        }
    }

    static ItemAnswer of(Items.Analyzed one) {
        return new ItemAnswer(
                one.item().key(),
                one.item().axis(),
                one.retired(),
                one.suspect(),
                one.figures().map(FiguresAnswer::of).orElse(null));
    }
}
