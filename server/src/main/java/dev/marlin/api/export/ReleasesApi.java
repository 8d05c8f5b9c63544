package dev.marlin.api.export;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.export.Release;
import dev.marlin.export.ReleaseRequest;
import dev.marlin.export.Releases;
import dev.marlin.identity.Visitor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dataset releases for programs. */
@RestController
class ReleasesApi {
    private final Releases releases;

    ReleasesApi(Releases releases) {
        this.releases = releases;
    }

    @GetMapping("/api/v1/releases")
    List<Release> all() {
        return releases.all();
    }

    @PostMapping("/api/v1/releases")
    @ResponseStatus(HttpStatus.CREATED)
    Release build(Visitor visitor, @RequestBody Wanted wanted) {
        Optional<CampaignId> campaign = Optional.ofNullable(wanted.campaign()).map(CampaignId::parse);
        return releases.build(new ReleaseRequest(campaign, wanted.includeScripted()), visitor.id());
    }

    @GetMapping("/api/v1/releases/{release}/archive")
    ResponseEntity<byte[]> archive(Visitor visitor, @PathVariable String release) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .body(releases.download(release, visitor.id()));
    }

    /** What to release; without a campaign, all of them. */
    record Wanted(@Nullable String campaign, boolean includeScripted) {}
}
