package dev.marlin.audit;

import dev.marlin.kernel.MarlinException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log's signed states: made here, kept in the anchor file and in the database, and held against the log as it is now.
 * Nothing is signed that does not continue the last anchor.
 */
@Service
public class Heads {
    private static final HexFormat HEX = HexFormat.of();

    private final AuditStore store;
    private final Sealer sealer;
    private final AuditSettings settings;
    private final Clock clock;
    private final TransactionTemplate apart;
    private Walk walk;

    public Heads(
            AuditStore store,
            Sealer sealer,
            AuditSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
        // Apart from the caller's transaction: only what is committed may be signed, for a signature is never taken
        // back.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.walk = fresh();
    }

    /** The key that checks all signatures of this installation. */
    public LogPublicKey key() {
        return LogKey.in(settings.folder()).open();
    }

    /** The last anchor that was written here; empty before the first. */
    public Optional<SignedHead> lastAnchor() {
        return anchors().last();
    }

    /** Every anchor that was written here, oldest first. */
    public List<SignedHead> allAnchors() {
        return anchors().read();
    }

    /**
     * Seals what waits, signs the log as it is now and adds that to the anchor file.
     *
     * @throws MarlinException CONFLICT when the log is broken or does not continue the last anchor: then nothing is signed
     */
    public synchronized SignedHead anchor() {
        SignedHead signed = sign();
        anchors().append(signed);
        apart.executeWithoutResult(status -> store.insertHead(signed));
        return signed;
    }

    /** As {@link #anchor()}, but keeps nothing. */
    public synchronized SignedHead sign() {
        apart.executeWithoutResult(status -> sealer.sealAll());
        apart.executeWithoutResult(status -> advance());
        TreeHead head = new TreeHead(
                clock.instant().truncatedTo(ChronoUnit.MICROS), walk.tree().size(), walk.root(), walk.chain());
        return LogKey.in(settings.folder()).sign(head);
    }

    /** Recomputes chain and tree from the rows as they are now, and holds every anchor and kept head against them. */
    public Verification verify(LongConsumer progress) {
        List<SignedHead> known = new ArrayList<>(anchors().read());
        known.addAll(store.heads());
        return new Walk(store, new HeadCheck(known)).verify(progress);
    }

    /**
     * The proof that this event is in the log, under a head that is signed for it now.
     *
     * @throws MarlinException NOT_FOUND; CONFLICT as for {@link #anchor()}
     */
    public synchronized Proof prove(long event) {
        SignedHead signed = sign();
        long sequence = store.sequence(event).orElseThrow(() -> MarlinException.notFound("That event"));
        AuditStore.Link link = store.chain(sequence - 1, 1).getFirst();
        List<String> path = walk.tree().inclusion(sequence - 1, signed.head().size()).stream()
                .map(HEX::formatHex)
                .toList();
        return new Proof(sequence, Chain.canonical(link.entry()), path, signed);
    }

    /**
     * The proof that the log of {@code later} entries begins with the log of {@code earlier}: hashes as RFC 9162 orders
     * them.
     *
     * @throws MarlinException INVALID unless 0 &lt; earlier ≤ later ≤ sealed entries
     */
    public synchronized List<String> consistency(long earlier, long later) {
        apart.executeWithoutResult(status -> advance());
        if (earlier < 1 || earlier > later || later > walk.tree().size()) {
            throw MarlinException.invalid("earlier and later: sizes from 1 to "
                    + walk.tree().size() + ", the earlier one not above the later.");
        }
        return walk.tree().consistency(earlier, later).stream()
                .map(HEX::formatHex)
                .toList();
    }

    /** Roots of the complete subtrees of the first entries, for a reader who begins behind them. */
    synchronized List<String> subtrees(long size) {
        return walk.tree().subtrees(size).stream().map(HEX::formatHex).toList();
    }

    /** The signed head of an earlier size. */
    synchronized SignedHead signAt(long size) {
        String chain =
                size == 0 ? Chain.GENESIS : store.chain(size - 1, 1).getFirst().hash();
        return LogKey.in(settings.folder())
                .sign(new TreeHead(
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        size,
                        HEX.formatHex(walk.tree().root(size)),
                        chain));
    }

    private void advance() {
        Optional<Verification.Broken> broken = walk.advance(checked -> {}).or(this::againstLastAnchor);
        if (broken.isPresent()) {
            walk = fresh();
            throw MarlinException.conflict(broken.get().sentence()
                    + " Nothing was signed. Keep the database and the anchor file as they are, and compare with your last"
                    + " backup.");
        }
    }

    private Optional<Verification.Broken> againstLastAnchor() {
        Optional<TreeHead> last = lastAnchor().map(SignedHead::head);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        long size = last.get().size();
        if (size > walk.tree().size()) {
            return Optional.of(Verification.Broken.at(
                    walk.tree().size() + 1,
                    Optional.empty(),
                    "it is missing; " + size + " entries were anchored at "
                            + last.get().at()));
        }
        return HEX.formatHex(walk.tree().root(size)).equals(last.get().root())
                ? Optional.empty()
                : Optional.of(new Verification.Broken(
                        1,
                        size,
                        Optional.empty(),
                        "it was rewritten after the anchor of " + last.get().at()));
    }

    private AnchorFile anchors() {
        return new AnchorFile(settings.anchor());
    }

    private Walk fresh() {
        return new Walk(store, new HeadCheck(List.of()));
    }
}
