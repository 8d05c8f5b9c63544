package dev.marlin.catalog;

import dev.marlin.audit.Audit;
import dev.marlin.jobs.Jobs;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the catalog's doors stand on: transactions, time, the log of changes, and jobs. */
@Component
public record CatalogGround(TransactionTemplate transactions, Clock clock, Audit audit, Jobs jobs) {}
