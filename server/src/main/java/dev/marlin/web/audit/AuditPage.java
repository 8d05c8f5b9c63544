package dev.marlin.web.audit;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEntry;
import dev.marlin.kernel.Keyset;
import dev.marlin.web.ui.PageView;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The audit log, newest first.
 *
 * @param names of those who acted, by person
 * @param verification outcome of a check that was just asked for
 */
public record AuditPage(Keyset<AuditEntry> entries, Map<UUID, String> names, Optional<Audit.Verification> verification)
        implements PageView {
    public AuditPage {
        names = Map.copyOf(names);
    }

    /** Who did it, for people: a name, or that it was Marlin itself. */
    public String who(AuditEntry entry) {
        return entry.actor().map(id -> names.getOrDefault(id, "unknown")).orElse("system");
    }
}
