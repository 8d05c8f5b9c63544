package dev.marlin.catalog;

import dev.marlin.catalog.rows.Report;
import dev.marlin.catalog.rows.Report.Fact;
import dev.marlin.catalog.rows.Report.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes one repository of what all sources say. For each field the value with the newest row date wins (a value without a
 * date loses to any with one); on the same date the source that sorts last, then the value that sorts last. Topics are the
 * union of all sources' newest. The outcome is the same in whatever order files are imported, and however often.
 */
final class Merge {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Comparator<Claim> WEIGHT = Comparator.comparing(
                    (Claim claim) -> claim.fact().at().orElse(Instant.MIN))
            .thenComparing(Claim::source)
            .thenComparing(claim -> claim.fact().value());

    private final Collection<Report> reports;

    private Merge(Collection<Report> reports) {
        this.reports = reports;
    }

    private record Claim(String source, Fact fact) {}

    /** @param reports of the repository's sources, at least one */
    static Repository repository(RepositoryId id, String key, Collection<Report> reports) {
        return new Merge(reports).repository(id, key);
    }

    /** Every source's value of every field, by field and source. */
    static List<Provenance> provenance(Collection<Report> reports) {
        Merge merge = new Merge(reports);
        List<Provenance> all = new ArrayList<>();
        for (Field field : Field.values()) {
            Optional<Claim> winner = merge.winner(field);
            merge.claims(field).stream()
                    .sorted(Comparator.comparing(Claim::source))
                    .map(claim -> new Provenance(
                            field.key(),
                            claim.fact().value(),
                            claim.source(),
                            claim.fact().at(),
                            field == Field.TOPICS
                                    || winner.filter(claim::equals).isPresent()))
                    .forEach(all::add);
        }
        return all;
    }

    private Repository repository(RepositoryId id, String key) {
        return new Repository(
                id,
                key,
                value(Field.NAME).orElse(key),
                value(Field.CLONE_URL),
                value(Field.DESCRIPTION).orElse(""),
                value(Field.LANGUAGE),
                topics(),
                value(Field.LICENSE),
                value(Field.STARS).map(Long::parseLong).orElse(0L),
                value(Field.ARCHIVED).map(Boolean::parseBoolean).orElse(false),
                value(Field.PUSHED_AT).map(Instant::parse),
                updatedAt());
    }

    private Optional<String> value(Field field) {
        return winner(field).map(claim -> claim.fact().value());
    }

    private Optional<Claim> winner(Field field) {
        return claims(field).stream().max(WEIGHT);
    }

    private List<Claim> claims(Field field) {
        List<Claim> claims = new ArrayList<>();
        for (Report report : reports) {
            Fact fact = report.facts().get(field);
            if (fact != null) {
                claims.add(new Claim(report.source(), fact));
            }
        }
        return claims;
    }

    private List<String> topics() {
        return claims(Field.TOPICS).stream()
                .flatMap(claim -> Arrays.stream(COMMA.split(claim.fact().value(), -1)))
                .sorted()
                .distinct()
                .toList();
    }

    private Instant updatedAt() {
        return reports.stream()
                .flatMap(report -> report.facts().values().stream())
                .flatMap(fact -> fact.at().stream())
                .max(Comparator.naturalOrder())
                .orElseGet(() -> reports.stream()
                        .map(Report::firstSeen)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }
}
