package dev.marlin.api.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.dashboards.Compared;
import dev.marlin.dashboards.Dashboard;
import dev.marlin.dashboards.DashboardTable;
import dev.marlin.dashboards.Dashboards;
import dev.marlin.dashboards.Period;
import dev.marlin.dashboards.records.Records;
import dev.marlin.identity.Visitor;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A campaign in numbers, for programs of those who do not judge in it. */
@RestController
class DashboardApi {
    private final Dashboards dashboards;
    private final Records records;

    DashboardApi(Dashboards dashboards, Records records) {
        this.dashboards = dashboards;
        this.records = records;
    }

    @GetMapping("/api/v1/campaigns/{campaign}/dashboard")
    Dashboard one(Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "all") String period) {
        return dashboards.of(CampaignId.parse(campaign), Period.parse(period), visitor.id());
    }

    /** All that it was counted from: a ZIP of the dashboard and of CSV files. */
    @GetMapping("/api/v1/campaigns/{campaign}/dashboard/records")
    ResponseEntity<byte[]> records(
            Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "all") String period) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .body(records.zip(CampaignId.parse(campaign), Period.parse(period), visitor.id()));
    }

    /** Two periods side by side. */
    @GetMapping("/api/v1/campaigns/{campaign}/dashboard/comparison")
    Compared compared(
            Visitor visitor, @PathVariable String campaign, @RequestParam String period, @RequestParam String with) {
        return dashboards.compare(CampaignId.parse(campaign), Period.parse(with), Period.parse(period), visitor.id());
    }

    /** A table of it as CSV. */
    @GetMapping("/api/v1/campaigns/{campaign}/dashboard/{table}")
    ResponseEntity<byte[]> table(
            Visitor visitor,
            @PathVariable String campaign,
            @PathVariable String table,
            @RequestParam(defaultValue = "all") String period) {
        Dashboard board = dashboards.of(CampaignId.parse(campaign), Period.parse(period), visitor.id());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .body(DashboardTable.of(board, DashboardTable.Name.parse(table))
                        .csv()
                        .getBytes(StandardCharsets.UTF_8));
    }
}
