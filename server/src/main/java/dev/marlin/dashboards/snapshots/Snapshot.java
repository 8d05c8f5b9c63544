package dev.marlin.dashboards.snapshots;

import dev.marlin.audit.SignedHead;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A dashboard as it was frozen.
 *
 * @param id by which it is cited
 * @param period {@code all} or a month
 * @param asOf the moment that its clocks are of
 * @param rubrics versions that the counted judgements were made by: {@code Code changes 1}
 * @param json digest of the dashboard as JSON
 * @param csv digest of all its tables as one CSV
 * @param head of the audit log: what had happened by then
 */
public record Snapshot(
        UUID id,
        CampaignId campaign,
        String period,
        Instant asOf,
        List<String> rubrics,
        String json,
        String csv,
        SignedHead head,
        PersonId frozenBy,
        Instant frozenAt) {
    public Snapshot {
        rubrics = List.copyOf(rubrics);
    }

    /** One line that names it and what must be found under it. */
    public String citation(String campaignName) {
        return campaignName + ", dashboard of " + (period.equals("all") ? "all time" : period) + ", frozen " + frozenAt
                + ", Marlin snapshot " + id + ", sha256:" + json;
    }
}
