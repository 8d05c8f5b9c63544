package dev.marlin.web.reviews;

import dev.marlin.reviews.calibration.Calibration;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Locale;

/** How often reviewers' words were overturned, for managers. */
public record CalibrationPage(List<Calibration.Figures> figures) implements PageView {
    public CalibrationPage {
        figures = List.copyOf(figures);
    }

    /** {@code 12 % (5 to 22)}, or that there is too little to say. */
    public String share(Calibration.Figures one) {
        return one.share()
                .map(share -> String.format(
                        Locale.ROOT,
                        "%s (%s to %s)",
                        percent(share.value()),
                        number(share.low()),
                        number(share.high())))
                .orElse("too few to say");
    }

    private static String percent(double share) {
        return number(share) + " %";
    }

    private static String number(double share) {
        return String.format(Locale.ROOT, "%.0f", 100 * share);
    }
}
