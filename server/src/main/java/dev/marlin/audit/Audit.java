package dev.marlin.audit;

import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The log of all state changes. Append only; sealed into a hash chain within a second. */
@Service
public class Audit {
    private static final int PAGE = 100;

    private final AuditStore store;

    public Audit(AuditStore store) {
        this.store = store;
    }

    /** Logs the event in the caller's transaction: the change and its entry stand or fall together. */
    public void record(AuditEvent event) {
        store.insert(event);
    }

    /** Events that the filter lets through, newest first. */
    public Keyset<AuditEntry> page(LogFilter filter, Optional<Long> before) {
        return keyset(store.page(filter, before.orElse(Long.MAX_VALUE), PAGE));
    }

    /** What this person did, and what was done to their account; newest first. */
    public Keyset<AuditEntry> trail(PersonId person, Optional<Long> before) {
        return keyset(store.trail(person, before.orElse(Long.MAX_VALUE), PAGE));
    }

    private static Keyset<AuditEntry> keyset(List<AuditEntry> rows) {
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

    /**
     * Sealed events in the order of their seals, which has no gaps and never gets an earlier entry later: who remembers
     * the last sequence it read misses nothing and reads nothing twice.
     *
     * @param after sequence number of the last one that was read; 0 for none
     */
    public List<Sealed> sealed(long after, int limit) {
        return store.chain(after, limit).stream()
                .map(link -> new Sealed(link.sequence(), link.entry()))
                .toList();
    }

    /** Recomputes the whole chain from the rows as they are now; knows nothing of what was kept elsewhere. */
    public Verification verify() {
        return new Walk(store, new HeadCheck(List.of())).verify(checked -> {});
    }

    /**
     * An event with its place in the chain.
     *
     * @param sequence 1, 2, 3 …
     */
    public record Sealed(long sequence, AuditEntry entry) {}
}
