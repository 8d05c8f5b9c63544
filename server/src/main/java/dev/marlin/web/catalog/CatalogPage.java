package dev.marlin.web.catalog;

import dev.marlin.catalog.SearchPage;
import dev.marlin.catalog.SearchPage.Hint;
import dev.marlin.catalog.SearchQuery.Input;
import dev.marlin.web.ui.PageView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search of the catalog and what it found.
 *
 * @param input conditions as they came
 * @param result rows of this page; facets and total of the first page, also on later ones
 * @param later whether this is not the first page
 * @param mayImport whether the visitor may bring files in
 * @param problem what is wrong with the conditions; then the result is that of no condition
 */
public record CatalogPage(Input input, SearchPage result, boolean later, boolean mayImport, Optional<String> problem)
        implements PageView {
    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    public CatalogLink link() {
        return new CatalogLink(input);
    }

    public String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    public List<String> topics() {
        return Objects.requireNonNullElse(input.topic(), List.<String>of());
    }

    public boolean sorts(String key) {
        String chosen = input.sort() == null || input.sort().isBlank()
                ? text(input.q()).isBlank() ? "stars" : "relevance"
                : input.sort();
        return chosen.equals(key)
                || (key.equals("stars")
                        && chosen.equals("relevance")
                        && text(input.q()).isBlank());
    }

    public boolean isUnfiltered() {
        return terms().isEmpty();
    }

    public boolean hasStars() {
        return !text(input.minStars()).isBlank() || !text(input.maxStars()).isBlank();
    }

    /** {@code 24,229 repositories}, {@code More than 1,000 repositories}. */
    public String totalText() {
        String noun = result.total() == 1 && result.exact() ? " repository" : " repositories";
        return (result.exact() ? "" : "At least ") + Formats.number(result.total()) + noun;
    }

    /** {@code No repository matches “rust” + “security”.} */
    public String emptyText() {
        return "No repository matches " + String.join(" + ", terms()) + ".";
    }

    /** {@code 41 do without “security”.} */
    public String hintText(Hint hint) {
        String count = hint.repositories() > 1_000
                ? "More than 1,000 do"
                : hint.repositories() == 1 ? "1 does" : Formats.number(hint.repositories()) + " do";
        return count + " without “" + hint.term() + "”.";
    }

    private List<String> terms() {
        List<String> terms = new ArrayList<>();
        Arrays.stream(text(input.q()).strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .forEach(word -> terms.add("“" + word + "”"));
        if (!text(input.language()).isBlank()) {
            terms.add("language " + text(input.language()));
        }
        topics().forEach(topic -> terms.add("topic " + topic));
        if (!text(input.license()).isBlank()) {
            terms.add("license " + text(input.license()));
        }
        if (hasStars()) {
            terms.add("the range of stars");
        }
        return terms;
    }
}
