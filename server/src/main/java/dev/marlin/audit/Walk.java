package dev.marlin.audit;

import dev.marlin.audit.tree.MerkleTree;
import dev.marlin.audit.tree.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Goes along the log as it stands in the database, checks every entry against its seal and grows the tree over them. It
 * can stop anywhere and go on when there is more. Not for several threads at once.
 */
final class Walk {
    private static final int BATCH = 5_000;

    private final AuditStore store;
    private final HeadCheck heads;
    private final TreeHasher hasher = new TreeHasher();
    private final MerkleTree tree;
    private String chain = Chain.GENESIS;

    Walk(AuditStore store, HeadCheck heads) {
        this.store = store;
        this.heads = heads;
        this.tree = new MerkleTree((first, count) -> store.chain(first, count).stream()
                .map(link -> leaf(link.entry()))
                .toList());
    }

    MerkleTree tree() {
        return tree;
    }

    /** Hash of the last entry in the chain. */
    String chain() {
        return chain;
    }

    String root() {
        return HexFormat.of().formatHex(tree.root(tree.size()));
    }

    /** Goes to the end and says what all of it is. */
    Verification verify(LongConsumer progress) {
        Optional<Verification.Broken> broken =
                fits().or(() -> advance(progress)).or(() -> heads.ended(tree.size()));
        return broken.isPresent()
                ? broken.get()
                : new Verification.Intact(tree.size(), store.events() - tree.size(), chain, root(), heads.compared());
    }

    /**
     * Goes on to the end; after a bad entry the walk is of no more use.
     *
     * @param progress told the number of entries that were checked, now and then
     */
    Optional<Verification.Broken> advance(LongConsumer progress) {
        for (List<AuditStore.Link> links = store.chain(tree.size(), BATCH);
                !links.isEmpty();
                links = store.chain(tree.size(), BATCH)) {
            for (AuditStore.Link link : links) {
                Optional<Verification.Broken> broken = step(link);
                if (broken.isPresent()) {
                    return broken;
                }
            }
            progress.accept(tree.size());
        }
        return Optional.empty();
    }

    private Optional<Verification.Broken> step(AuditStore.Link link) {
        long sequence = tree.size() + 1;
        Optional<Long> event = Optional.of(link.entry().id());
        if (link.sequence() != sequence) {
            return Optional.of(Verification.Broken.at(
                    sequence,
                    Optional.empty(),
                    "it is missing; event " + link.entry().id() + " comes next"));
        }
        chain = Chain.next(chain, link.entry());
        if (!chain.equals(link.hash())) {
            return Optional.of(
                    Verification.Broken.at(sequence, event, "its content or its place is not what was sealed"));
        }
        tree.add(leaf(link.entry()));
        return fits();
    }

    /** Holds the heads of this size against the log; one of size 0 was signed before the first entry. */
    private Optional<Verification.Broken> fits() {
        return heads.wants(tree.size()) ? heads.reached(tree.size(), root(), chain) : Optional.empty();
    }

    private byte[] leaf(AuditEntry entry) {
        return hasher.leaf(Chain.canonical(entry).getBytes(StandardCharsets.UTF_8));
    }
}
