package dev.marlin.audit.export;

/** The text that every export carries, so that its format can be checked by who has only the file. */
public final class ExportReadme {
    public static final String TEXT = """
            An audit log of Marlin, for checking without Marlin. All text is UTF-8, all hashes are SHA-256 in hex.

            entries.jsonl   one entry a line, in the order of the chain:
                            {"sequence":N,"hash":"H","entry":E}
                            E is the canonical entry: JSON with sorted keys and no white space (RFC 8785); its bytes are
                            what is hashed. "at" is in microseconds since 1970, UTC; "actor" is empty for Marlin itself.
            export.json     first and last sequence, the chain hash and the subtree hashes before the first.
            head.txt        the signed head of the log at the last entry.
            heads.txt       heads that were signed before, oldest first.
            anchors.txt     the anchor file of the installation when the export was made.
            key.pem         the public key, for convenience: take it from somewhere else to believe a signature.

            Chain   H(n) = SHA-256( H(n-1) + "\\n" + E(n) ), with H as hex text; H(0) is 64 zeros, or chain_before.
            Tree    RFC 9162, section 2.1.1: leaf SHA-256(00 E), node SHA-256(01 left right), in bytes. A tree that begins
                    behind the first entry goes on from subtrees_before: one hash for each set bit of first-1, highest
                    bit first.
            Head    one line: time, size, root of the tree, chain hash of the last entry, key, signature. The signature is
                    Ed25519 over five lines, each ended by a line feed:
                    "marlin audit head 1", time, size, root, chain hash. The key is named by the first 16 hex digits of
                    the SHA-256 of its DER form.

            Check   1. every sequence follows the one before it, and every hash is as above;
                    2. at the size of every head, root and chain hash are those of the head;
                    3. head.txt has the size of the last entry; every signature fits the key;
                    4. no anchor that you kept yourself is of a larger log, and each one fits like the heads.
            `marlin audit verify FILE --key key.pem --anchor anchors.txt` does all four.
            """;

    private ExportReadme() {}
}
