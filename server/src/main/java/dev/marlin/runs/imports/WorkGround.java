package dev.marlin.runs.imports;

import dev.marlin.store.BlobStore;
import dev.marlin.tasks.Tasks;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What imported work stands on, handed on together. */
@Component
record WorkGround(Tasks tasks, BlobStore blobs, TransactionTemplate transactions, Clock clock) {}
