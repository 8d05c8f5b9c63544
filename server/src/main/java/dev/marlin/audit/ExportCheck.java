package dev.marlin.audit;

import dev.marlin.audit.Verification.Broken;
import dev.marlin.audit.export.EntryHasher;
import dev.marlin.audit.export.ExportLines;
import dev.marlin.audit.tree.Frontier;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks an export with nothing but public keys and the anchors that somebody kept: no database, no server. The export is
 * read once, in memory that does not grow with it.
 */
public final class ExportCheck {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_SMALL = 64 << 20;

    private final List<LogPublicKey> keys;
    private final Set<SignedHead> anchors;

    /**
     * @param keys of the installation; more than one when it had another before
     * @param anchors that were kept outside the export
     */
    public ExportCheck(List<LogPublicKey> keys, List<SignedHead> anchors) {
        this.keys = List.copyOf(keys);
        this.anchors = Set.copyOf(anchors);
    }

    /**
     * What the export is worth.
     *
     * @param progress told the number of entries that were checked, now and then
     * @throws MarlinException MALFORMED when it is no export, or not a whole one
     */
    public Verification check(Path file, LongConsumer progress) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Start start = start(text(zip, "export.json"));
            SignedHead end = SignedHead.parse(text(zip, "head.txt"));
            // A set: most heads stand in the database, in the anchor file and with the reader; each is checked once.
            Set<SignedHead> heads = new LinkedHashSet<>(AnchorFile.parse(text(zip, "heads.txt")));
            heads.addAll(AnchorFile.parse(text(zip, "anchors.txt")));
            heads.removeIf(head -> head.head().size() > start.last()); // an export of a range ends before they do
            heads.add(end);
            heads.addAll(anchors);
            Optional<Broken> unsigned = unsigned(heads, end);
            if (unsigned.isPresent()) {
                return unsigned.get();
            }
            HeadCheck check = new HeadCheck(heads);
            try (InputStream entries = zip.getInputStream(member(zip, "entries.jsonl"))) {
                return entries(entries, start, check, progress);
            }
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            throw new MarlinException(
                    Problem.MALFORMED,
                    file + " cannot be read as an export of an audit log: " + e.getMessage()
                            + ". Nothing is said about the log; fetch the file again.",
                    e);
        }
    }

    /** What is wrong with a proof of one entry; empty when it holds and one of the keys signed its head. */
    public Optional<String> check(Proof proof) {
        if (keys.stream().noneMatch(key -> key.signed(proof.head()))) {
            return Optional.of("none of the keys signed its head");
        }
        for (SignedHead anchor : anchors) {
            boolean same = anchor.head().size() == proof.head().head().size();
            if (same && !anchor.head().root().equals(proof.head().head().root())) {
                return Optional.of("an anchor of the same size has another root");
            }
        }
        return proof.holds() ? Optional.empty() : Optional.of("its entry is not where it says under its head");
    }

    private Optional<Broken> unsigned(Set<SignedHead> heads, SignedHead end) {
        for (SignedHead head : heads) {
            boolean known = keys.stream().anyMatch(key -> key.id().equals(head.key()));
            boolean needed = head.equals(end) || anchors.contains(head);
            if ((known || needed) && keys.stream().noneMatch(key -> key.signed(head))) {
                return Optional.of(new Broken(
                        1,
                        Math.max(1, head.head().size()),
                        Optional.empty(),
                        "the head of " + head.head().at() + " is not signed by "
                                + (known ? "the key that it names" : "any of the keys")));
            }
        }
        return Optional.empty();
    }

    private static Verification entries(InputStream in, Start start, HeadCheck heads, LongConsumer progress)
            throws IOException {
        ExportLines lines = new ExportLines(in);
        Frontier tree = Frontier.of(start.first() - 1, start.subtrees());
        EntryHasher hasher = new EntryHasher(start.chain());
        heads.begin(tree.size());
        Optional<Broken> broken = reached(tree, hasher, heads);
        while (broken.isEmpty() && lines.next()) {
            broken = step(lines, hasher, tree);
            if (broken.isEmpty()) {
                broken = reached(tree, hasher, heads);
            }
            if (tree.size() % 10_000 == 0) {
                progress.accept(tree.size());
            }
        }
        broken = broken.or(() -> tree.size() < start.last()
                ? Optional.of(Broken.at(tree.size() + 1, Optional.empty(), "it is missing; the export ends before it"))
                : heads.ended(tree.size()));
        return broken.isPresent()
                ? broken.get()
                : new Verification.Intact(
                        tree.size() - start.first() + 1,
                        0,
                        hasher.chain(),
                        HexFormat.of().formatHex(tree.root()),
                        heads.compared());
    }

    private static Optional<Broken> reached(Frontier tree, EntryHasher hasher, HeadCheck heads) {
        return heads.wants(tree.size())
                ? heads.reached(tree.size(), HexFormat.of().formatHex(tree.root()), hasher.chain())
                : Optional.empty();
    }

    private static Optional<Broken> step(ExportLines lines, EntryHasher hasher, Frontier tree) {
        long sequence = tree.size() + 1;
        if (!lines.isEntry()) {
            return Optional.of(Broken.at(sequence, Optional.empty(), "its line is not in the form of an export"));
        }
        if (lines.sequence() != sequence) {
            return Optional.of(
                    Broken.at(sequence, Optional.empty(), "it is missing; entry " + lines.sequence() + " comes next"));
        }
        byte[] leaf = hasher.next(lines.buffer(), lines.entryFrom(), lines.entryLength());
        if (!hasher.isAt(lines.buffer(), lines.hashFrom())) {
            return Optional.of(Broken.at(sequence, lines.event(), "its content or its place is not what was sealed"));
        }
        tree.add(leaf);
        return Optional.empty();
    }

    private static Start start(String json) throws IOException {
        JsonNode node = JSON.readTree(json);
        List<byte[]> subtrees = node.path("subtrees_before")
                .valueStream()
                .map(hash -> HexFormat.of().parseHex(hash.asString("")))
                .toList();
        Start start = new Start(
                node.path("first").asLong(0),
                node.path("last").asLong(0),
                node.path("chain_before").asString(""),
                subtrees);
        boolean sound = node.path("format").asString("").equals(AuditExport.FORMAT)
                && start.first() >= 1
                && start.last() >= start.first()
                && start.chain().matches("[0-9a-f]{64}");
        if (!sound) {
            throw new IOException("export.json does not say " + AuditExport.FORMAT);
        }
        return start;
    }

    private static ZipEntry member(ZipFile zip, String name) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it has no " + name);
        }
        return entry;
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(member(zip, name))) {
            byte[] bytes = in.readNBytes(MOST_SMALL + 1);
            if (bytes.length > MOST_SMALL) {
                throw new IOException(name + " is too large");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private record Start(long first, long last, String chain, List<byte[]> subtrees) {}
}
