package dev.marlin.catalog;

import dev.marlin.catalog.CatalogImport.BadRow;
import dev.marlin.catalog.CatalogImport.Counts;
import dev.marlin.catalog.CatalogWriter.Outcome;
import dev.marlin.catalog.rows.CatalogRow;
import dev.marlin.catalog.rows.RowSink;
import dev.marlin.kernel.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One pass over a file: gathers rows into batches, counts, and keeps the first bad rows. */
final class ImportRun implements RowSink {
    private static final int BATCH = 1_000;
    private static final int HOSTS = 20;
    private static final int IGNORED = 50;

    private final CatalogWriter writer;
    private final Runnable afterBatch;
    private final List<CatalogRow> batch = new ArrayList<>(BATCH);
    private final List<BadRow> badRows = new ArrayList<>();
    private final Set<String> ignored = new TreeSet<>();
    private final Map<String, Long> hosts = new HashMap<>();

    /** 64 bits of each key's digest: at a million repositories two share them with a chance of 1 in 37 million. */
    private final Set<Long> seen = new HashSet<>();

    private long rows;
    private long bad;
    private long created;
    private long changed;

    ImportRun(CatalogWriter writer, Runnable afterBatch) {
        this.writer = writer;
        this.afterBatch = afterBatch;
    }

    @Override
    public void row(long line, CatalogRow row) {
        rows++;
        if (seen.add(fingerprint(row.address().key()))) {
            hosts.merge(row.address().host(), 1L, Long::sum);
        }
        batch.add(row);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    @Override
    public void bad(long line, String reason) {
        rows++;
        bad++;
        if (badRows.size() < CatalogImports.REPORTED) {
            badRows.add(new BadRow(line, reason));
        }
    }

    @Override
    public void ignored(String field) {
        if (ignored.size() < IGNORED && field.length() <= 100) {
            ignored.add(field);
        }
    }

    /** Writes what is gathered; to be called after the last row too. */
    void flush() {
        if (!batch.isEmpty()) {
            Outcome outcome = writer.write(batch);
            created += outcome.created();
            changed += outcome.changed();
            batch.clear();
        }
        afterBatch.run();
    }

    List<BadRow> badRows() {
        return badRows;
    }

    Counts counts() {
        Map<String, Long> most = new LinkedHashMap<>();
        hosts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> host) -> -host.getValue())
                        .thenComparing(Map.Entry::getKey))
                .forEach(host ->
                        most.merge(most.size() < HOSTS ? host.getKey() : Counts.ELSEWHERE, host.getValue(), Long::sum));
        return new Counts(rows, bad, seen.size(), created, changed, most, List.copyOf(ignored));
    }

    private static long fingerprint(String key) {
        byte[] bytes = Digest.newSha256().digest(key.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(bytes).getLong();
    }
}
