package dev.marlin.web.audit;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEntry;
import dev.marlin.kernel.Keyset;
import dev.marlin.web.ui.PageView;
import java.util.Optional;

/**
 * The audit log, newest first.
 *
 * @param verification outcome of a check that was just asked for
 */
public record AuditPage(Keyset<AuditEntry> entries, Optional<Audit.Verification> verification) implements PageView {}
