package dev.marlin.api.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.dashboards.Period;
import dev.marlin.dashboards.snapshots.Snapshot;
import dev.marlin.dashboards.snapshots.Snapshots;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Frozen dashboards, for programs. */
@RestController
class SnapshotApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Campaigns campaigns;
    private final Snapshots snapshots;

    SnapshotApi(Campaigns campaigns, Snapshots snapshots) {
        this.campaigns = campaigns;
        this.snapshots = snapshots;
    }

    /** What to freeze; all time when no period is given. */
    record FreezeInput(@Nullable String period) {}

    /**
     * A snapshot without its numbers.
     *
     * @param head of the audit log, as the anchor file has it
     */
    record SnapshotAnswer(
            String id,
            String campaign,
            String period,
            Instant asOf,
            Instant frozenAt,
            List<String> rubrics,
            String jsonSha256,
            String csvSha256,
            String head,
            String citation) {}

    /** Latest first. */
    record SnapshotsAnswer(List<SnapshotAnswer> snapshots) {}

    /**
     * A snapshot with its numbers, and with what they are today.
     *
     * @param todaySha256 of the numbers counted again; the frozen one as long as nothing has changed
     * @param changed tables that are not what they were
     */
    record FrozenAnswer(SnapshotAnswer snapshot, String todaySha256, List<String> changed, JsonNode dashboard) {}

    @PostMapping("/api/v1/campaigns/{campaign}/dashboard/snapshots")
    @ResponseStatus(HttpStatus.CREATED)
    SnapshotAnswer freeze(@PathVariable String campaign, @RequestBody FreezeInput input, Visitor visitor) {
        Period period = input.period() == null ? Period.ALL : Period.parse(input.period());
        return answer(snapshots.freeze(CampaignId.parse(campaign), period, visitor.id()));
    }

    @GetMapping("/api/v1/campaigns/{campaign}/dashboard/snapshots")
    SnapshotsAnswer all(@PathVariable String campaign, Visitor visitor) {
        return new SnapshotsAnswer(snapshots.of(CampaignId.parse(campaign), visitor.id()).stream()
                .map(this::answer)
                .toList());
    }

    @GetMapping("/api/v1/dashboards/snapshots/{snapshot}")
    FrozenAnswer one(@PathVariable String snapshot, Visitor visitor) {
        UUID id = Id.parse("That snapshot", snapshot);
        Snapshots.Recount recount = snapshots.recount(id, visitor.id());
        return new FrozenAnswer(
                answer(snapshots.get(id, visitor.id())),
                recount.json(),
                recount.changed(),
                JSON.readTree(snapshots.json(id, visitor.id())));
    }

    private SnapshotAnswer answer(Snapshot one) {
        return new SnapshotAnswer(
                one.id().toString(),
                one.campaign().toString(),
                one.period(),
                one.asOf(),
                one.frozenAt(),
                one.rubrics(),
                one.json(),
                one.csv(),
                one.head().line(),
                one.citation(campaigns.get(one.campaign()).name()));
    }
}
