package dev.marlin.web.reviews;

import dev.marlin.reviews.precedents.Precedent;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * Decisions that stand as examples, and those that do no more.
 *
 * @param mayWithdraw the visitor may take one back
 * @param error why that was refused
 */
public record PrecedentsPage(List<Precedent> precedents, boolean mayWithdraw, Optional<String> error)
        implements PageView {
    public PrecedentsPage {
        precedents = List.copyOf(precedents);
    }

    @Override
    public int status() {
        return error.isPresent() ? 422 : 200;
    }
}
