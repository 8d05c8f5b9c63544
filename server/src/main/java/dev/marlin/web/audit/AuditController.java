package dev.marlin.web.audit;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEntry;
import dev.marlin.identity.People;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.PersonId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log for managers, finance and admins. */
@Controller
class AuditController {
    private final Audit audit;
    private final People people;

    AuditController(Audit audit, People people) {
        this.audit = audit;
        this.people = people;
    }

    @GetMapping("/audit")
    AuditPage log(
            @RequestParam(required = false) Optional<Long> before,
            @RequestParam(defaultValue = "false") boolean verify) {
        Keyset<AuditEntry> entries = audit.page(before);
        return new AuditPage(entries, names(entries), verify ? Optional.of(audit.verify()) : Optional.empty());
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
