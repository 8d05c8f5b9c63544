package dev.marlin.web.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.dashboards.Period;
import dev.marlin.dashboards.snapshots.Snapshot;
import dev.marlin.dashboards.snapshots.Snapshots;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.web.ui.Answer;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Frozen dashboards. */
@Controller
class SnapshotController {
    private final Campaigns campaigns;
    private final Snapshots snapshots;

    SnapshotController(Campaigns campaigns, Snapshots snapshots) {
        this.campaigns = campaigns;
        this.snapshots = snapshots;
    }

    @PostMapping("/campaigns/{campaign}/dashboard/snapshots")
    Answer freeze(Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "all") String period) {
        Snapshot frozen = snapshots.freeze(CampaignId.parse(campaign), Period.parse(period), visitor.id());
        return Answer.go("/dashboards/snapshots/" + frozen.id());
    }

    @GetMapping("/dashboards/snapshots/{snapshot}")
    SnapshotPage one(Visitor visitor, @PathVariable String snapshot) {
        UUID id = id(snapshot);
        Snapshot found = snapshots.get(id, visitor.id());
        return new SnapshotPage(
                campaigns.get(found.campaign()),
                found,
                snapshots.recount(id, visitor.id()),
                snapshots.tables(id, visitor.id()));
    }

    /** The frozen bytes as JSON. */
    @GetMapping("/dashboards/snapshots/{snapshot}/json")
    ResponseEntity<byte[]> json(Visitor visitor, @PathVariable String snapshot) {
        return file("application/json", "json", snapshots.json(id(snapshot), visitor.id()));
    }

    /** The frozen bytes as CSV. */
    @GetMapping("/dashboards/snapshots/{snapshot}/csv")
    ResponseEntity<byte[]> csv(Visitor visitor, @PathVariable String snapshot) {
        return file("text/csv;charset=UTF-8", "csv", snapshots.csv(id(snapshot), visitor.id()));
    }

    private static UUID id(String text) {
        return Id.parse("That snapshot", text);
    }

    private static ResponseEntity<byte[]> file(String type, String ending, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"marlin-dashboard." + ending + "\"")
                .body(bytes);
    }
}
