package dev.marlin.web.audit;

import dev.marlin.audit.AuditEntry;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.ui.PageView;
import java.util.Optional;

/**
 * What Marlin logged of one person, for that person. Facts are left out: they may say what who judges must not know, and
 * nobody else is named.
 */
public record TrailPage(Keyset<AuditEntry> entries, PersonId person) implements PageView {
    /** You, Marlin, or somebody else without a name. */
    public String who(AuditEntry entry) {
        if (entry.actor().equals(Optional.of(person.value()))) {
            return "you";
        }
        return entry.actor().isEmpty() ? "Marlin" : "somebody else";
    }
}
