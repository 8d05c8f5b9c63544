package dev.marlin.rubrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who rests on clauses: this floor declares, floors that hold judgements answer, each for its kind of clause. Answers hold
 * no person and nothing of what was judged.
 */
public interface ClauseUse {
    /** The kind of clause that this bean knows about. */
    Clause.Kind kind();

    /** How many judgements used the clause. */
    long count(Query query);

    /** Judgements that used the clause, in the order of their ids, after {@code after}. */
    List<Use> page(Query query, Optional<UUID> after, int limit);

    /** Comparisons with at least one such judgement that are submitted and under a rule that may re-open them. */
    Set<UUID> comparisons(Query query);

    /**
     * Which judgements are meant.
     *
     * @param key of the clause
     * @param versions under one of which they were made
     * @param campaign only those of it
     */
    record Query(String key, Set<RubricVersionId> versions, Optional<UUID> campaign) {
        public Query {
            versions = Set.copyOf(versions);
        }
    }

    /**
     * One judgement that used a clause.
     *
     * @param role {@code author}, {@code reviewer}, {@code adjudicator}
     */
    record Use(UUID judgement, UUID comparison, RubricVersionId version, String role, Instant at) {}
}
