package dev.marlin.catalog;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An import of a catalog file, from the request to its end.
 *
 * @param sha256 of the file as it came
 * @param bytes length of the file as it came
 * @param requestedBy empty for the command line and the demo
 * @param bytesRead of {@code bytes}; progress while it runs
 * @param counts so far while it runs
 * @param badRows the first ones, {@value CatalogImports#REPORTED} at most; {@code counts.bad} has their number
 * @param reason why it failed
 */
public record CatalogImport(
        CatalogImportId id,
        RequestState state,
        String fileName,
        String sha256,
        long bytes,
        Optional<PersonId> requestedBy,
        Instant requestedAt,
        Optional<Instant> endedAt,
        long bytesRead,
        Counts counts,
        List<BadRow> badRows,
        Optional<String> reason) {
    public CatalogImport {
        badRows = List.copyOf(badRows);
    }

    /**
     * A row of a catalog file that was not taken.
     *
     * @param line where it begins, from 1
     * @param reason a sentence that names the field and the rule
     */
    public record BadRow(long line, String reason) {}

    /**
     * What an import found.
     *
     * @param rows read, good and bad; blank lines do not count
     * @param bad rows not taken
     * @param repositories different repositories named by the good rows
     * @param created repositories that the catalog did not have
     * @param changed repositories of which at least one shown field changed
     * @param hosts different repositories by host, most first, 20 hosts; the others are summed under {@code elsewhere}
     * @param ignored fields that the catalog does not know
     */
    public record Counts(
            long rows,
            long bad,
            long repositories,
            long created,
            long changed,
            Map<String, Long> hosts,
            List<String> ignored) {
        /** Stands for all hosts that are not named. */
        static final String ELSEWHERE = "elsewhere";

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, Map.of(), List.of());

        public Counts {
            Map<String, Long> sorted = new LinkedHashMap<>();
            hosts.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<String, Long> host) ->
                                    host.getKey().equals(ELSEWHERE))
                            .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                            .thenComparing(Map.Entry::getKey))
                    .forEach(host -> sorted.put(host.getKey(), host.getValue()));
            hosts = Collections.unmodifiableMap(sorted);
            ignored = List.copyOf(ignored);
        }
    }
}
