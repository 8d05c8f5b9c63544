package dev.marlin.api.audit;

import dev.marlin.audit.AuditExport;
import dev.marlin.audit.Heads;
import dev.marlin.audit.LogPublicKey;
import dev.marlin.audit.SignedHead;
import dev.marlin.identity.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What keepers of anchors and checkers of the log fetch. */
@RestController
class AuditApi {
    private final Heads heads;
    private final AuditExport export;

    AuditApi(Heads heads, AuditExport export) {
        this.heads = heads;
        this.export = export;
    }

    @GetMapping("/api/v1/audit/key")
    Map<String, String> key() {
        LogPublicKey key = heads.key();
        return Map.of("id", key.id(), "pem", key.pem());
    }

    @GetMapping("/api/v1/audit/anchors")
    Map<String, List<String>> anchors() {
        return Map.of(
                "anchors", heads.allAnchors().stream().map(SignedHead::line).toList());
    }

    @GetMapping("/api/v1/audit/proofs/{event}")
    Map<String, Object> proof(@PathVariable long event) {
        return heads.prove(event).document();
    }

    @GetMapping("/api/v1/audit/consistency")
    Map<String, List<String>> consistency(@RequestParam long earlier, @RequestParam long later) {
        return Map.of("path", heads.consistency(earlier, later));
    }

    @GetMapping("/api/v1/audit/export")
    void export(
            Visitor visitor,
            @RequestParam(defaultValue = "1") long from,
            @RequestParam(required = false) Optional<Long> to,
            HttpServletResponse response)
            throws IOException {
        AuditExport.Prepared prepared = export.prepare(new AuditExport.Range(from, to), Optional.of(visitor.id()));
        response.setContentType("application/zip");
        export.write(prepared, response.getOutputStream());
    }
}
