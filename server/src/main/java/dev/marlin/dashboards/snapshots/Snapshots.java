package dev.marlin.dashboards.snapshots;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.audit.Heads;
import dev.marlin.audit.SignedHead;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.dashboards.Dashboard;
import dev.marlin.dashboards.DashboardTable;
import dev.marlin.dashboards.Dashboards;
import dev.marlin.dashboards.Period;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The door of snapshots: a manager freezes a dashboard, whoever may read dashboards of the campaign reads it and has it
 * counted again.
 */
@Service
public class Snapshots {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> LATER = List.of("agreementSlices", "costSlices");
    private static final String PEOPLE = "outliers";

    private final Dashboards dashboards;
    private final SnapshotStore store;
    private final BlobStore blobs;
    private final Heads heads;
    private final Ground ground;

    Snapshots(Dashboards dashboards, SnapshotStore store, BlobStore blobs, Heads heads, Ground ground) {
        this.dashboards = dashboards;
        this.store = store;
        this.blobs = blobs;
        this.heads = heads;
        this.ground = ground;
    }

    /** One transaction, one clock, one log. */
    @Component("snapshotGround")
    record Ground(TransactionTemplate transactions, Clock clock, Audit audit) {}

    /**
     * Freezes the dashboard of that period as it is now.
     *
     * @throws MarlinException NOT_FOUND; FORBIDDEN for whoever judges in the campaign; CONFLICT when the audit log is
     *     broken
     */
    public Snapshot freeze(CampaignId campaign, Period period, PersonId by) {
        Dashboard board = dashboards.citable(campaign, period, by);
        // Signed apart from this transaction, for only what is committed may be signed. A freeze that fails leaves no
        // head behind: signing seals what would be sealed anyway and keeps nothing, only the snapshot's row does.
        SignedHead head = heads.sign();
        Snapshot snapshot = new Snapshot(
                UUID.randomUUID(),
                campaign,
                period.key(),
                board.asOf(),
                store.rubrics(campaign),
                blobs.put(json(board)),
                blobs.put(csv(board)),
                head,
                by,
                ground.clock().instant().truncatedTo(ChronoUnit.MICROS));
        ground.transactions().executeWithoutResult(status -> {
            store.insert(snapshot);
            ground.audit()
                    .record(AuditEvent.by(
                            by,
                            "campaign.dashboard-frozen",
                            "campaign",
                            campaign.value(),
                            Map.of("snapshot", snapshot.id().toString(), "sha256", snapshot.json())));
        });
        return snapshot;
    }

    /** @throws MarlinException NOT_FOUND; FORBIDDEN for whoever judges in its campaign */
    public Snapshot get(UUID id, PersonId reader) {
        Snapshot found = store.find(id).orElseThrow(() -> MarlinException.notFound("That snapshot"));
        dashboards.requireReader(found.campaign(), reader);
        return found;
    }

    /** Those of a campaign, latest first. @throws MarlinException as {@link #get} */
    public List<Snapshot> of(CampaignId campaign, PersonId reader) {
        dashboards.requireReader(campaign, reader);
        return store.of(campaign);
    }

    /** The frozen dashboard as JSON. @throws MarlinException as {@link #get} */
    public byte[] json(UUID id, PersonId reader) {
        return blobs.get(get(id, reader).json());
    }

    /** Its tables as one CSV: table, row, column, value. @throws MarlinException as {@link #get} */
    public byte[] csv(UUID id, PersonId reader) {
        return blobs.get(get(id, reader).csv());
    }

    /** Its tables as they were. @throws MarlinException as {@link #get} */
    public List<DashboardTable> tables(UUID id, PersonId reader) {
        Dashboard board = read(json(id, reader));
        return DashboardTable.Name.citable().stream()
                .map(name -> DashboardTable.of(board, name))
                .toList();
    }

    /** Counts again by the rows of today, with clocks as of then. @throws MarlinException as {@link #get} */
    public Recount recount(UUID id, PersonId reader) {
        Snapshot snapshot = get(id, reader);
        Dashboard today =
                dashboards.again(snapshot.campaign(), Period.parse(snapshot.period()), snapshot.asOf(), reader);
        List<String> before = lines(blobs.get(snapshot.csv()));
        List<String> now = lines(csv(today));
        List<String> changed = DashboardTable.Name.citable().stream()
                .map(DashboardTable.Name::key)
                .filter(table -> !part(before, table).equals(part(now, table)))
                .toList();
        return new Recount(Digest.sha256(json(today)), changed);
    }

    private static List<String> lines(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> part(List<String> lines, String table) {
        return lines.stream().filter(line -> line.startsWith(table + ",")).toList();
    }

    private static byte[] json(Dashboard board) {
        return JSON.writeValueAsBytes(board);
    }

    /** What was frozen before a list was told of has none of it. */
    private static Dashboard read(byte[] json) {
        ObjectNode tree = (ObjectNode) JSON.readTree(json);
        LATER.stream().filter(list -> !tree.has(list)).forEach(tree::putArray);
        return JSON.treeToValue(tree.has(PEOPLE) ? tree : tree.putNull(PEOPLE), Dashboard.class);
    }

    private static byte[] csv(Dashboard board) {
        return DashboardTable.Name.citable().stream()
                .map(name -> DashboardTable.of(board, name).cells())
                .collect(Collectors.joining("", "table,row,column,value\r\n", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What a snapshot comes to today.
     *
     * @param json digest of it: the frozen one as long as nothing that it counts has changed
     * @param changed tables that are not what they were
     */
    public record Recount(String json, List<String> changed) {
        public Recount {
            changed = List.copyOf(changed);
        }
    }
}
