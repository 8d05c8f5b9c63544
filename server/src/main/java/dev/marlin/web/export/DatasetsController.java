package dev.marlin.web.export;

import dev.marlin.export.ReleaseRequest;
import dev.marlin.export.Releases;
import dev.marlin.identity.Visitor;
import dev.marlin.web.ui.Redirect;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Dataset releases for managers. */
@Controller
class DatasetsController {
    private final Releases releases;

    DatasetsController(Releases releases) {
        this.releases = releases;
    }

    @GetMapping("/datasets")
    DatasetsPage datasets() {
        return new DatasetsPage(releases.all());
    }

    @PostMapping("/datasets")
    Redirect build(Visitor visitor, @RequestParam(defaultValue = "false") boolean includeScripted) {
        releases.build(new ReleaseRequest(Optional.empty(), includeScripted), visitor.id());
        return Redirect.to("/datasets");
    }

    @GetMapping("/datasets/{release}/download")
    ResponseEntity<byte[]> download(Visitor visitor, @PathVariable String release) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"marlin-release.zip\"")
                .body(releases.download(release, visitor.id()));
    }
}
