package dev.marlin.dashboards.records;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.dashboards.Dashboard;
import dev.marlin.dashboards.Dashboards;
import dev.marlin.dashboards.Guess;
import dev.marlin.dashboards.Period;
import dev.marlin.experts.Experts;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The door of records: a dashboard with all that it was counted from, read at one moment. */
@Service
public class Records {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The first time that a ZIP can tell: entries tell none. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Dashboards dashboards;
    private final RecordStore store;
    private final Experts experts;
    private final Audit audit;
    private final TransactionTemplate atOneMoment;

    Records(Dashboards dashboards, RecordStore store, Experts experts, Audit audit, TransactionTemplate transactions) {
        this.dashboards = dashboards;
        this.store = store;
        this.experts = experts;
        this.audit = audit;
        this.atOneMoment = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * A ZIP of the dashboard of that period as JSON and of the campaign's rows, of all periods, as CSV. It says which
     * agent stood where, so that it is logged.
     *
     * @throws MarlinException NOT_FOUND; FORBIDDEN for whoever claimed, reviewed or decided anything in the campaign
     */
    public byte[] zip(CampaignId campaign, Period period, PersonId reader) {
        return Objects.requireNonNull(atOneMoment.execute(status -> {
            Dashboard board = dashboards.of(campaign, period, reader);
            List<RecordTable> tables = new ArrayList<>(store.tables(campaign, pseudonyms(campaign)));
            tables.add(guesses(dashboards.guesses(campaign, reader)));
            Map<String, byte[]> files = new TreeMap<>();
            files.put("dashboard.json", JSON.writeValueAsBytes(board));
            tables.forEach(table -> files.put(table.name() + ".csv", table.csv()));
            byte[] zip = zip(files);
            audit.record(AuditEvent.by(
                    reader,
                    "campaign.records-exported",
                    "campaign",
                    campaign.value(),
                    Map.of("period", period.key(), "sha256", Digest.sha256(zip))));
            return zip;
        }));
    }

    private Function<PersonId, String> pseudonyms(CampaignId campaign) {
        Map<PersonId, String> known = new HashMap<>();
        return person -> known.computeIfAbsent(person, one -> experts.pseudonym(campaign.value(), one));
    }

    private static RecordTable guesses(List<Guess> guesses) {
        return new RecordTable(
                "guesses",
                List.of("comparison", "outcome", "at"),
                guesses.stream()
                        .map(guess -> List.of(
                                guess.comparison().toString(),
                                guess.outcome().key(),
                                guess.at().toString()))
                        .toList());
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all", e);
        }
        return bytes.toByteArray();
    }
}
