package dev.marlin.web.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.dashboards.Dashboard;
import dev.marlin.dashboards.DashboardChart;
import dev.marlin.dashboards.DashboardTable;
import dev.marlin.dashboards.Dashboards;
import dev.marlin.dashboards.Period;
import dev.marlin.dashboards.records.Records;
import dev.marlin.dashboards.snapshots.Snapshots;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A campaign in numbers, for managers who do not judge in it. */
@Controller
class DashboardController {
    private final Campaigns campaigns;
    private final Dashboards dashboards;
    private final Records records;
    private final Snapshots snapshots;
    private final Clock clock;

    DashboardController(Campaigns campaigns, Dashboards dashboards, Records records, Snapshots snapshots, Clock clock) {
        this.campaigns = campaigns;
        this.dashboards = dashboards;
        this.records = records;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/campaigns/{campaign}/dashboard")
    DashboardPage one(
            Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "all") String period) {
        CampaignId id = CampaignId.parse(campaign);
        Period chosen = Period.parse(period);
        Dashboard board = dashboards.of(id, chosen, visitor.id());
        Instant now = clock.instant();
        Map<String, Boolean> drawn = Arrays.stream(DashboardTable.Name.values())
                .collect(Collectors.toMap(
                        DashboardTable.Name::key,
                        name -> DashboardChart.of(board, name).isPresent()));
        return new DashboardPage(
                campaigns.get(id),
                board,
                new DashboardPage.Periods(
                        chosen.key(),
                        chosen.before(now).key(),
                        chosen.after(now).key()),
                drawn,
                snapshots.of(id, visitor.id()),
                visitor.is(Role.MANAGER));
    }

    /** The picture behind a table. */
    @GetMapping("/campaigns/{campaign}/dashboard/charts/{table}")
    ResponseEntity<byte[]> chart(
            Visitor visitor,
            @PathVariable String campaign,
            @PathVariable String table,
            @RequestParam(defaultValue = "all") String period,
            @RequestParam(defaultValue = "system") String theme) {
        Dashboard board = dashboards.of(CampaignId.parse(campaign), Period.parse(period), visitor.id());
        String svg = DashboardChart.themed(DashboardChart.require(board, DashboardTable.Name.parse(table)), theme);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "image/svg+xml;charset=UTF-8")
                .body(svg.getBytes(StandardCharsets.UTF_8));
    }

    /** A table as CSV. */
    @GetMapping("/campaigns/{campaign}/dashboard/tables/{table}")
    ResponseEntity<byte[]> table(
            Visitor visitor,
            @PathVariable String campaign,
            @PathVariable String table,
            @RequestParam(defaultValue = "all") String period) {
        Dashboard board = dashboards.of(CampaignId.parse(campaign), Period.parse(period), visitor.id());
        DashboardTable found = DashboardTable.of(board, DashboardTable.Name.parse(table));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(found.name() + "-" + board.period() + ".csv", StandardCharsets.US_ASCII)
                                .build()
                                .toString())
                .body(found.csv().getBytes(StandardCharsets.UTF_8));
    }

    /** Two periods side by side; the month and the one before where none is named. */
    @GetMapping("/campaigns/{campaign}/dashboard/comparison")
    ComparedPage compared(
            Visitor visitor,
            @PathVariable String campaign,
            @RequestParam Optional<String> period,
            @RequestParam Optional<String> with) {
        CampaignId id = CampaignId.parse(campaign);
        Instant now = clock.instant();
        Period later = period.map(String::strip).map(Period::parse).orElseGet(() -> Period.ALL.before(now));
        Period earlier = with.map(String::strip).map(Period::parse).orElseGet(() -> later.before(now));
        return new ComparedPage(campaigns.get(id), dashboards.compare(id, earlier, later, visitor.id()));
    }

    /** All that the numbers were counted from, as one ZIP. */
    @GetMapping("/campaigns/{campaign}/dashboard/records")
    ResponseEntity<byte[]> records(
            Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "all") String period) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"marlin-records.zip\"")
                .body(records.zip(CampaignId.parse(campaign), Period.parse(period), visitor.id()));
    }
}
