package dev.marlin.web.audit;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEntry;
import dev.marlin.audit.AuditExport;
import dev.marlin.audit.Heads;
import dev.marlin.audit.LogFilter;
import dev.marlin.audit.Verifications;
import dev.marlin.identity.People;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.ui.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log for managers, finance and admins, and everybody's own trail. */
@Controller
class AuditController {
    private final Audit audit;
    private final Heads heads;
    private final Verifications verifications;
    private final AuditExport export;
    private final People people;

    AuditController(Audit audit, Heads heads, Verifications verifications, AuditExport export, People people) {
        this.audit = audit;
        this.heads = heads;
        this.verifications = verifications;
        this.export = export;
        this.people = people;
    }

    @GetMapping("/audit")
    AuditPage log(@RequestParam(required = false) Optional<Long> before, @RequestParam Map<String, String> given) {
        LogFilter.Words words = new LogFilter.Words(
                given.getOrDefault("actor", ""),
                given.getOrDefault("action", ""),
                given.getOrDefault("subject", ""),
                given.getOrDefault("since", ""),
                given.getOrDefault("until", ""));
        Keyset<AuditEntry> entries = audit.page(LogFilter.of(words), before);
        ChainStatus status = new ChainStatus(
                verifications.last(),
                verifications.lastEnded(),
                heads.lastAnchor(),
                heads.key().id());
        return new AuditPage(entries, names(entries), words, status);
    }

    @PostMapping("/audit/verifications")
    Redirect verify(Visitor visitor) {
        verifications.ask(visitor.id());
        return Redirect.to("/audit");
    }

    @GetMapping("/audit/export")
    void export(Visitor visitor, HttpServletResponse response) throws IOException {
        AuditExport.Prepared prepared = export.prepare(AuditExport.Range.all(), Optional.of(visitor.id()));
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"marlin-audit.zip\"");
        export.write(prepared, response.getOutputStream());
    }

    @GetMapping("/profile/trail")
    TrailPage trail(Visitor visitor, @RequestParam(required = false) Optional<Long> before) {
        return new TrailPage(audit.trail(visitor.id(), before), visitor.id());
    }

    private Map<UUID, String> names(Keyset<AuditEntry> entries) {
        Map<UUID, String> names = new HashMap<>();
        entries.rows().stream()
                .flatMap(entry -> entry.actor().stream())
                .distinct()
                .forEach(id -> people.find(new PersonId(id)).ifPresent(person -> names.put(id, person.displayName())));
        return names;
    }
}
