package dev.marlin.audit;

import dev.marlin.audit.tree.Proofs;
import dev.marlin.audit.tree.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * That one entry is in the log which a head stands for; shown without any other entry.
 *
 * @param sequence its number in the chain, from 1: its leaf is number {@code sequence - 1}
 * @param entry its canonical text
 * @param path hashes from the leaf upwards, 64 hex digits each
 */
public record Proof(long sequence, String entry, List<String> path, SignedHead head) {
    /** First value of the document. */
    public static final String FORMAT = "marlin-audit-proof/1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Proof {
        path = List.copyOf(path);
    }

    /** Whether entry, path and head fit together; says nothing of the signature. */
    public boolean holds() {
        List<byte[]> hashes = path.stream().map(HexFormat.of()::parseHex).toList();
        return Proofs.included(
                new TreeHasher().leaf(entry.getBytes(StandardCharsets.UTF_8)),
                new Proofs.Place(sequence - 1, head.head().size()),
                HexFormat.of().parseHex(head.head().root()),
                hashes);
    }

    /** As the JSON document that is handed out. */
    public Map<String, Object> document() {
        return Map.of("format", FORMAT, "sequence", sequence, "entry", entry, "path", path, "head", head.line());
    }

    /** @throws IllegalArgumentException when the text is no such document */
    public static Proof parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.path("format").asString("").equals(FORMAT)) {
                throw new IllegalArgumentException("its format is not " + FORMAT);
            }
            List<String> path = node.path("path")
                    .valueStream()
                    .map(hash -> hash.asString(""))
                    .toList();
            if (!path.stream().allMatch(hash -> hash.matches("[0-9a-f]{64}"))) {
                throw new IllegalArgumentException("its path is not of hashes");
            }
            return new Proof(
                    node.path("sequence").asLong(0),
                    node.path("entry").asString(""),
                    path,
                    SignedHead.parse(node.path("head").asString("")));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }
}
