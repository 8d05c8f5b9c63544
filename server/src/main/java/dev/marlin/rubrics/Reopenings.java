package dev.marlin.rubrics;

import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.ClauseUse.Query;
import dev.marlin.rubrics.ClauseUse.Use;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * The door of what a change of the rubric means for work that is judged already: which judgements rest on words that are
 * no longer there, and which sample of them is judged again. Never re-opens anything unless somebody is there to do it.
 */
@Service
public class Reopenings {
    private static final int PAGE = 50;

    private final ReopeningStore store;
    private final RubricStore rubrics;
    private final Floors floors;
    private final SecureRandom random;
    private final Ground ground;

    Reopenings(ReopeningStore store, RubricStore rubrics, Floors floors, SecureRandom random, Ground ground) {
        this.store = store;
        this.rubrics = rubrics;
        this.floors = floors;
        this.random = random;
        this.ground = ground;
    }

    /** Upper floors that answer and that act. */
    @Component("reopeningFloors")
    record Floors(ObjectProvider<ClauseUse> uses, ObjectProvider<ReopeningListener> listeners) {}

    /**
     * A clause that changed, and who rests on what it said before.
     *
     * @param judgements made under a version that said something else about it
     */
    public record Affected(Clause clause, long judgements) {}

    /**
     * A sample to draw.
     *
     * @param version under which it is to be judged again
     * @param clauses whose earlier wording the work must have used; at least one
     * @param campaign only work of it
     * @param reason for people, 1 to 500 characters
     */
    public record Wanted(
            RubricVersionId version, List<Clause> clauses, Size size, Optional<UUID> campaign, String reason) {
        /** @throws MarlinException INVALID that names the field and its rule */
        public Wanted {
            clauses = List.copyOf(clauses);
            if (clauses.isEmpty()) {
                throw MarlinException.invalid("clauses: name at least one. Nothing was drawn.");
            }
            if (reason.isBlank() || reason.length() > 500 || reason.indexOf(0) >= 0) {
                throw MarlinException.invalid("reason: 1 to 500 characters are needed. Nothing was drawn.");
            }
        }
    }

    /** How much of the work is drawn. */
    public sealed interface Size {
        /** So many, or all where there are fewer. */
        record Works(int number) implements Size {
            public Works {
                if (number < 1 || number > 10_000) {
                    throw MarlinException.invalid("size: 1 to 10,000, not " + number + ". Nothing was drawn.");
                }
            }
        }

        /** So many of a hundred, at least one. */
        record Percent(int percent) implements Size {
            public Percent {
                if (percent < 1 || percent > 100) {
                    throw MarlinException.invalid("size: 1 to 100 percent, not " + percent + ". Nothing was drawn.");
                }
            }
        }

        /** Of a population of at least one: 1 to all. */
        default int of(int population) {
            return switch (this) {
                case Works size -> Math.min(size.number, population);
                case Percent size -> Math.ceilDiv(Math.multiplyExact(population, size.percent), 100);
            };
        }

        /** @throws MarlinException INVALID when it is neither {@code 20} nor {@code 5%} */
        static Size parse(String text) {
            String size = text.strip();
            if (size.matches("[0-9]{1,5}")) {
                return new Works(Integer.parseInt(size));
            }
            if (size.matches("[0-9]{1,3} ?%")) {
                return new Percent(Integer.parseInt(size.replaceAll("[ %]", "")));
            }
            throw MarlinException.invalid("size: a number such as 20, or a share such as 5%. Nothing was drawn.");
        }
    }

    /**
     * A sample as drawn.
     *
     * @param clauses as {@code axis:key} and {@code reason:key}, separated by spaces
     * @param population comparisons that it was drawn from
     * @param seed 64 hex; the sample are the first by SHA-256 over seed and comparison id
     */
    public record Draw(
            UUID id,
            RubricVersionId version,
            String clauses,
            int population,
            int drawn,
            String seed,
            String reason,
            PersonId by,
            Instant at) {}

    /** All clauses about which an older version says something else, with how many judgements used each as it was. */
    public List<Affected> affected(RubricVersion newer) {
        return rubrics.versions(newer.rubric()).stream()
                .filter(older -> older.number() < newer.number())
                .flatMap(older -> RubricChange.between(older, newer).changed().stream())
                .distinct()
                .map(clause -> new Affected(clause, count(newer, clause)))
                .toList();
    }

    private long count(RubricVersion newer, Clause clause) {
        Query query = query(newer, clause, Optional.empty());
        return query.versions().isEmpty()
                ? 0
                : uses(clause).stream().mapToLong(use -> use.count(query)).sum();
    }

    /**
     * Judgements that used the clause as older versions said it, 50 a page.
     *
     * @param after cursor of the page before
     */
    public Keyset<Use> uses(RubricVersion newer, Clause clause, Optional<String> after) {
        Query query = query(newer, clause, Optional.empty());
        Optional<UUID> from = after.map(cursor -> Id.parse("That page", cursor));
        List<Use> rows = uses(clause).stream()
                .flatMap(use -> use.page(query, from, PAGE + 1).stream())
                .limit(PAGE + 1L)
                .toList();
        return rows.size() <= PAGE
                ? new Keyset<>(rows, Optional.empty())
                : new Keyset<>(
                        rows.subList(0, PAGE),
                        Optional.of(rows.get(PAGE - 1).judgement().toString()));
    }

    /** Whether somebody is there to judge again; without, nothing can be drawn. */
    public boolean possible() {
        return floors.listeners().stream().findAny().isPresent();
    }

    /** Samples drawn for the version, latest first. */
    public List<Draw> draws(RubricVersionId version) {
        return store.draws(version);
    }

    /**
     * Draws a sample of comparisons whose judgements used the clauses as older versions said them, and re-opens it. What
     * was drawn for this version before is not drawn again.
     *
     * @throws MarlinException CONFLICT when nobody could judge again, or nothing is left to draw from
     */
    public Draw draw(Wanted wanted, PersonId by) {
        List<ReopeningListener> listeners = floors.listeners().stream().toList();
        if (listeners.isEmpty()) {
            throw MarlinException.conflict(
                    "Nothing was re-opened: this installation has no way yet to have accepted work judged again.");
        }
        return ground.inTransaction(() -> {
            RubricVersion newer =
                    rubrics.find(wanted.version()).orElseThrow(() -> MarlinException.notFound("That rubric version"));
            store.lock(wanted.version());
            Set<UUID> population = population(newer, wanted);
            if (population.isEmpty()) {
                throw MarlinException.conflict("Nothing was re-opened: no submitted work used these clauses as older"
                        + " versions said them, or all of it was re-opened before.");
            }
            String seed = seed();
            List<UUID> sample = sample(population, seed, wanted.size().of(population.size()));
            Draw draw = new Draw(
                    UUID.randomUUID(),
                    wanted.version(),
                    wanted.clauses().stream().map(Clause::toString).sorted().collect(Collectors.joining(" ")),
                    population.size(),
                    sample.size(),
                    seed,
                    wanted.reason(),
                    by,
                    ground.now());
            store.insert(draw, wanted, sample);
            log(draw);
            var told = new ReopeningListener.Reopening(draw.id(), draw.version(), sample, draw.reason(), by);
            listeners.forEach(listener -> listener.reopened(told));
            return draw;
        });
    }

    /** The first {@code size} by digest of seed and id: the same for everybody who knows both. */
    static List<UUID> sample(Set<UUID> population, String seed, int size) {
        return population.stream()
                .sorted(Comparator.comparing((UUID id) -> Digest.sha256(seed + id))
                        .thenComparing(UUID::toString))
                .limit(size)
                .toList();
    }

    private Set<UUID> population(RubricVersion newer, Wanted wanted) {
        Set<UUID> population = new TreeSet<>();
        for (Clause clause : wanted.clauses()) {
            Query query = query(newer, clause, wanted.campaign());
            if (!query.versions().isEmpty()) {
                uses(clause).forEach(use -> population.addAll(use.comparisons(query)));
            }
        }
        population.removeAll(store.reopened(newer.id()));
        return population;
    }

    /** Older versions that say something else about the clause than this one. */
    private Query query(RubricVersion newer, Clause clause, Optional<UUID> campaign) {
        Set<RubricVersionId> versions = rubrics.versions(newer.rubric()).stream()
                .filter(version -> version.number() < newer.number())
                .filter(version -> clause.isIn(version) && !clause.sameIn(version, newer))
                .map(RubricVersion::id)
                .collect(Collectors.toSet());
        return new Query(clause.key(), versions, campaign);
    }

    private List<ClauseUse> uses(Clause clause) {
        return floors.uses().stream().filter(use -> use.kind() == clause.kind()).toList();
    }

    private String seed() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void log(Draw draw) {
        ground.audit()
                .record(AuditEvent.by(
                        draw.by(),
                        "rubric.reopened",
                        "rubric_version",
                        draw.version().value(),
                        Map.of(
                                "draw", draw.id().toString(),
                                "clauses", draw.clauses(),
                                "population", Integer.toString(draw.population()),
                                "drawn", Integer.toString(draw.drawn()),
                                "seed", draw.seed())));
    }
}
