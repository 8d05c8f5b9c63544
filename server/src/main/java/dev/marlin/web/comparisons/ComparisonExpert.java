package dev.marlin.web.comparisons;

import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.identity.Relation;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The visitor is the expert of the comparison that the route names. */
@Component
class ComparisonExpert implements Relation {
    private final Comparisons comparisons;

    ComparisonExpert(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public String name() {
        return "comparison-expert";
    }

    @Override
    public boolean holds(Visitor visitor, Map<String, String> pathVariables) {
        try {
            ComparisonId id = ComparisonId.parse(pathVariables.getOrDefault("comparison", ""));
            return comparisons.get(id).expert().equals(visitor.id());
        } catch (MarlinException e) {
            return false;
        }
    }
}
