package dev.marlin.web.runs;

import dev.marlin.identity.Relation;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.PairId;
import dev.marlin.runs.RunBook;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code pair-starter}: the visitor started the pair that {@code {pair}} names. */
@Component
class PairStarter implements Relation {
    private final RunBook book;

    PairStarter(RunBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "pair-starter";
    }

    @Override
    public boolean holds(Visitor visitor, Map<String, String> pathVariables) {
        try {
            return book.pair(PairId.parse(pathVariables.getOrDefault("pair", "")))
                    .startedBy()
                    .equals(visitor.id());
        } catch (MarlinException noPair) {
            return false;
        }
    }
}
