package dev.marlin.testkit.rubrics;

import dev.marlin.rubrics.Clause;
import dev.marlin.rubrics.ClauseUse;
import dev.marlin.rubrics.ReopeningListener;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Stands for the floors that hold judgements: says what it was told to say, keeps what it hears. */
@Component
public class JudgedElsewhere implements ClauseUse, ReopeningListener {
    public final List<Reopening> heard = new ArrayList<>();
    public final List<Query> asked = new ArrayList<>();
    public final Set<UUID> work = new LinkedHashSet<>();
    public boolean fails;

    @Override
    public Clause.Kind kind() {
        return Clause.Kind.AXIS;
    }

    @Override
    public long count(Query query) {
        asked.add(query);
        return work.size();
    }

    @Override
    public List<Use> page(Query query, Optional<UUID> after, int limit) {
        return List.of();
    }

    @Override
    public Set<UUID> comparisons(Query query) {
        asked.add(query);
        return Set.copyOf(work);
    }

    @Override
    public void reopened(Reopening reopening) {
        if (fails) {
            throw new IllegalStateException("not now");
        }
        heard.add(reopening);
    }
}
