package dev.marlin.notices;

import dev.marlin.attention.Attention;
import dev.marlin.audit.Audit;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the doors of this package stand on. */
@Component
record NoticeGround(
        TransactionTemplate transactions, Clock clock, SecureRandom random, Audit audit, Attention attention) {}
