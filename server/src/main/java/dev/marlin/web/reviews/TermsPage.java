package dev.marlin.web.reviews;

import dev.marlin.campaigns.Campaign;
import dev.marlin.reviews.terms.TermsBook;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * What holds for the reviews of a campaign, and what held before.
 *
 * @param versions latest first; the first is in force
 * @param maySet the visitor may set new ones
 * @param problem what was wrong with the form, beginning with the field's name
 */
public record TermsPage(
        Campaign campaign, List<TermsBook.Version> versions, TermsForm form, boolean maySet, Optional<String> problem)
        implements PageView {
    public TermsPage {
        versions = List.copyOf(versions);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    public String path() {
        return "/campaigns/" + campaign.id() + "/review-terms";
    }

    /** For {@code aria-invalid}: {@code true} when the problem is this field's, else nothing. */
    public Optional<String> invalid(String field) {
        return problem.filter(text -> text.startsWith(field + ":")).map(text -> "true");
    }
}
