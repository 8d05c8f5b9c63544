package dev.marlin.audit;

import dev.marlin.kernel.Keyset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The log of all state changes. Append only; sealed into a hash chain within a second. */
@Service
public class Audit {
    private static final int PAGE = 100;
    private static final int BATCH = 5_000;

    private final AuditStore store;

    public Audit(AuditStore store) {
        this.store = store;
    }

    /** Logs the event in the caller's transaction: the change and its entry stand or fall together. */
    public void record(AuditEvent event) {
        store.insert(event);
    }

    /** Events, newest first. */
    public Keyset<AuditEntry> page(Optional<Long> before) {
        List<AuditEntry> rows = store.page(before.orElse(Long.MAX_VALUE), PAGE);
        return new Keyset<>(
                rows,
                rows.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(Long.toString(rows.getLast().id())));
    }

    /** The trail of one thing, oldest first. */
    public List<AuditEntry> about(String subjectKind, UUID subject) {
        return store.about(subjectKind, subject);
    }

    /** Recomputes the whole chain from the rows as they are now. */
    public Verification verify() {
        String hash = Chain.GENESIS;
        long sequence = 0;
        for (List<AuditStore.Link> links = store.chain(0, BATCH);
                !links.isEmpty();
                links = store.chain(sequence, BATCH)) {
            for (AuditStore.Link link : links) {
                String expected = Chain.next(hash, link.entry());
                if (link.sequence() != sequence + 1) {
                    return new Verification.Broken(sequence + 1, link.entry().id(), "an entry before it is missing");
                }
                if (!expected.equals(link.hash())) {
                    return new Verification.Broken(
                            link.sequence(), link.entry().id(), "its content or its place is not what was sealed");
                }
                hash = expected;
                sequence = link.sequence();
            }
        }
        return new Verification.Intact(sequence, store.events() - sequence, hash);
    }

    /** What a verification found. */
    public sealed interface Verification {
        /**
         * Every sealed entry is as it was.
         *
         * @param sealed entries in the chain
         * @param unsealed entries not yet sealed
         * @param head hash of the last one: keep it elsewhere to notice a rewritten tail
         */
        record Intact(long sealed, long unsealed, String head) implements Verification {}

        /** The first bad entry. */
        record Broken(long sequence, long event, String reason) implements Verification {}
    }
}
