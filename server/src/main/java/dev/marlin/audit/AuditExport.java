package dev.marlin.audit;

import dev.marlin.audit.export.ExportReadme;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The log as one ZIP that an outsider can check with nothing but the public key; {@code docs/audit.md} has its format. */
@Service
public class AuditExport {
    /** First value of {@code export.json}. */
    public static final String FORMAT = "marlin-audit-export/1";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 5_000;

    private final AuditStore store;
    private final Heads heads;
    private final Audit audit;

    public AuditExport(AuditStore store, Heads heads, Audit audit) {
        this.store = store;
        this.heads = heads;
        this.audit = audit;
    }

    /**
     * What to export.
     *
     * @param first number of the first entry in the chain, from 1
     * @param last number of the last one; empty for all that there are
     */
    public record Range(long first, Optional<Long> last) {
        public Range {
            if (first < 1 || last.isPresent() && last.get() < first) {
                throw MarlinException.invalid("from and to: numbers of entries from 1, from not above to.");
            }
        }

        /** The whole log. */
        public static Range all() {
            return new Range(1, Optional.empty());
        }
    }

    /** The head that the export will end with: whatever can fail, fails here, before the first byte. */
    public Prepared prepare(Range range, Optional<PersonId> by) {
        audit.record(new AuditEvent(
                "audit_log.exported",
                by,
                "audit_log",
                new UUID(0, 0),
                Map.of(
                        "first", Long.toString(range.first()),
                        "last", range.last().map(String::valueOf).orElse("end"))));
        SignedHead now = heads.sign();
        long size = now.head().size();
        long last = Math.min(range.last().orElse(size), size);
        if (range.first() > last) {
            throw MarlinException.invalid("from: the log has " + size + " sealed entries. Nothing was exported.");
        }
        return new Prepared(range.first(), last == size ? now : heads.signAt(last));
    }

    /** A checked beginning and a signed end. */
    public record Prepared(long first, SignedHead head) {
        /** Number of the last entry. */
        public long last() {
            return head.head().size();
        }
    }

    /** Writes the ZIP, entry by entry; leaves the stream open. */
    public void write(Prepared prepared, OutputStream out) {
        try {
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.setLevel(Deflater.BEST_SPEED);
            put(zip, "README.txt", ExportReadme.TEXT);
            put(zip, "export.json", JSON.writeValueAsString(start(prepared)) + "\n");
            put(zip, "key.pem", heads.key().pem());
            put(zip, "head.txt", prepared.head().line() + "\n");
            put(zip, "heads.txt", lines(store.heads()));
            put(zip, "anchors.txt", lines(heads.allAnchors()));
            zip.putNextEntry(new ZipEntry("entries.jsonl"));
            writeEntries(prepared, zip);
            zip.closeEntry();
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("the export was cut off", e);
        }
    }

    private Map<String, Object> start(Prepared prepared) {
        long before = prepared.first() - 1;
        String chain = before == 0
                ? Chain.GENESIS
                : store.chain(before - 1, 1).getFirst().hash();
        return Map.of(
                "format", FORMAT,
                "first", prepared.first(),
                "last", prepared.last(),
                "chain_before", chain,
                "subtrees_before", heads.subtrees(before));
    }

    private void writeEntries(Prepared prepared, OutputStream out) throws IOException {
        long at = prepared.first() - 1;
        while (at < prepared.last()) {
            int wanted = (int) Math.min(BATCH, prepared.last() - at);
            List<AuditStore.Link> links = store.chain(at, wanted);
            if (links.isEmpty()) {
                throw new IOException("entry " + (at + 1) + " is missing");
            }
            for (AuditStore.Link link : links) {
                out.write(line(link).getBytes(StandardCharsets.UTF_8));
            }
            at = links.getLast().sequence();
        }
    }

    private static String line(AuditStore.Link link) {
        return "{\"sequence\":" + link.sequence() + ",\"hash\":\"" + link.hash() + "\",\"entry\":"
                + Chain.canonical(link.entry()) + "}\n";
    }

    private static String lines(List<SignedHead> heads) {
        StringBuilder lines = new StringBuilder();
        heads.forEach(head -> lines.append(head.line()).append('\n'));
        return lines.toString();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
