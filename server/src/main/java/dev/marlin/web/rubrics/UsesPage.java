package dev.marlin.web.rubrics;

import dev.marlin.kernel.Keyset;
import dev.marlin.rubrics.Clause;
import dev.marlin.rubrics.ClauseUse;
import dev.marlin.rubrics.Reopenings;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a version means for work that was judged under older ones.
 *
 * @param numbers of versions, by id as text
 * @param shown the clause whose judgements are listed
 * @param samples what was drawn, and whether a sample can be judged again here
 */
public record UsesPage(
        RubricVersion version,
        List<Reopenings.Affected> affected,
        Map<String, Integer> numbers,
        Optional<Listing> shown,
        Samples samples)
        implements PageView {
    public UsesPage {
        affected = List.copyOf(affected);
        numbers = Map.copyOf(numbers);
    }

    /** Judgements that used one clause. */
    public record Listing(Clause clause, Keyset<ClauseUse.Use> uses) {}

    /**
     * Samples of this version.
     *
     * @param possible whether somebody is there to judge again
     */
    public record Samples(List<Reopenings.Draw> drawn, boolean possible, Optional<String> problem) {
        public Samples {
            drawn = List.copyOf(drawn);
        }
    }

    @Override
    public int status() {
        return samples.problem().isPresent() ? 422 : 200;
    }
}
