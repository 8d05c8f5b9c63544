package dev.marlin.audit;

import org.springframework.stereotype.Service;

/** The log of all state changes. Append only; sealed into a hash chain within a second. */
@Service
public class Audit {
    private final AuditStore store;

    public Audit(AuditStore store) {
        this.store = store;
    }

    /** Logs the event in the caller's transaction: the change and its entry stand or fall together. */
    public void record(AuditEvent event) {
        store.insert(event);
    }
}
