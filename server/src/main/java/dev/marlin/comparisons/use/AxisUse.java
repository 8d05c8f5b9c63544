package dev.marlin.comparisons.use;

import dev.marlin.rubrics.Clause;
import dev.marlin.rubrics.ClauseUse;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.VersionUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which judgements answered an axis with a step, and how much work is bound to a rubric version. */
@Component
class AxisUse implements ClauseUse, VersionUse {
    private final RubricUseStore store;

    AxisUse(RubricUseStore store) {
        this.store = store;
    }

    @Override
    public Clause.Kind kind() {
        return Clause.Kind.AXIS;
    }

    @Override
    public long count(Query query) {
        return store.count(query);
    }

    @Override
    public List<Use> page(Query query, Optional<UUID> after, int limit) {
        return store.page(query, after, limit);
    }

    @Override
    public Set<UUID> comparisons(Query query) {
        return store.submitted(query);
    }

    @Override
    public List<Count> of(RubricVersionId version) {
        return List.of(
                new Count("open comparisons", store.openComparisons(version)),
                new Count("judgements", store.judgements(version)));
    }
}
