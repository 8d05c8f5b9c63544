package dev.marlin.reviews.reasons;

import dev.marlin.rubrics.Clause;
import dev.marlin.rubrics.ClauseUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which adjudicators' judgements rest on a reason code. */
@Component
class ReasonCodeUse implements ClauseUse {
    private final ReasonCodeStore store;

    ReasonCodeUse(ReasonCodeStore store) {
        this.store = store;
    }

    @Override
    public Clause.Kind kind() {
        return Clause.Kind.REASON_CODE;
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
}
