package dev.marlin.web.audit;

import dev.marlin.audit.Audit;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log for managers, finance and admins. */
@Controller
class AuditController {
    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/audit")
    AuditPage log(
            @RequestParam(required = false) Optional<Long> before,
            @RequestParam(defaultValue = "false") boolean verify) {
        return new AuditPage(audit.page(before), verify ? Optional.of(audit.verify()) : Optional.empty());
    }
}
