package dev.marlin.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** One way in which the owner of the database rewrites the log, with seals that fit. */
enum Rewriting {
    EDIT {
        @Override
        int change(List<AuditEntry> entries, Random random) {
            int victim = random.nextInt(entries.size());
            entries.set(victim, forged(entries.get(victim), entries.get(victim).id()));
            return victim;
        }
    },
    DELETE {
        @Override
        int change(List<AuditEntry> entries, Random random) {
            int victim = random.nextInt(entries.size());
            entries.remove(victim);
            return victim;
        }
    },
    INSERT {
        @Override
        int change(List<AuditEntry> entries, Random random) {
            int victim = random.nextInt(entries.size());
            entries.add(victim, forged(entries.get(victim), 1_000_000));
            return victim;
        }
    },
    SWAP {
        @Override
        int change(List<AuditEntry> entries, Random random) {
            int one = random.nextInt(entries.size() - 1);
            int other = one + 1 + random.nextInt(entries.size() - one - 1);
            AuditEntry kept = entries.get(one);
            entries.set(one, entries.get(other));
            entries.set(other, kept);
            return one;
        }
    },
    RESTORE_AN_OLD_BACKUP {
        @Override
        int change(List<AuditEntry> entries, Random random) {
            int size = random.nextInt(entries.size());
            entries.subList(size, entries.size()).clear();
            return size;
        }
    },
    REPLAY_THE_TAIL_AS_OTHERS {
        @Override
        int change(List<AuditEntry> entries, Random random) {
            int from = random.nextInt(entries.size());
            for (int i = from; i < entries.size(); i++) {
                entries.set(i, forged(entries.get(i), entries.get(i).id()));
            }
            return from;
        }
    };

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Changes the entries; returns the index of the first that is another one. */
    abstract int change(List<AuditEntry> entries, Random random);

    /**
     * Writes the changed log over the old one, and leaves it to the caller to commit.
     *
     * @param forgetHeads whether the heads in the database go too
     * @return number of the first entry that is not as it was
     */
    long apply(Connection owner, Random random, boolean forgetHeads) throws SQLException {
        AuditStore store = new AuditStore(JdbcClient.create(new SingleConnectionDataSource(owner, true)));
        List<AuditStore.Link> links = store.chain(0, Integer.MAX_VALUE);
        List<AuditEntry> entries =
                new ArrayList<>(links.stream().map(AuditStore.Link::entry).toList());
        int first = change(entries, random);
        try (Statement statement = owner.createStatement()) {
            statement.execute("RESET ROLE");
            for (String table : List.of("audit_event", "audit_seal", "audit_head")) {
                statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER ALL");
            }
            statement.execute("DELETE FROM audit_seal");
            statement.execute("DELETE FROM audit_event");
            if (forgetHeads) {
                statement.execute("DELETE FROM audit_head");
            }
        }
        write(owner, entries, store);
        return first + 1L;
    }

    /** Switches the guards on again. */
    static void leaveNoTrace(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String table : List.of("audit_event", "audit_seal", "audit_head")) {
                statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER ALL");
            }
            statement.execute("SET ROLE marlin_app");
        }
    }

    private static void write(Connection owner, List<AuditEntry> entries, AuditStore store) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement("""
                INSERT INTO audit_event (id, at, action, actor_id, subject_kind, subject_id, facts)
                OVERRIDING SYSTEM VALUE
                VALUES (?, timestamptz 'epoch' + ? * interval '1 microsecond', ?, ?, ?, ?, ?::jsonb)
                """)) {
            for (AuditEntry entry : entries) {
                insert.setLong(1, entry.id());
                insert.setLong(
                        2, entry.at().getEpochSecond() * 1_000_000 + entry.at().getNano() / 1_000);
                insert.setString(3, entry.action());
                insert.setObject(4, entry.actor().orElse(null));
                insert.setString(5, entry.subjectKind());
                insert.setObject(6, entry.subject());
                insert.setString(7, JSON.writeValueAsString(entry.facts()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        String hash = Chain.GENESIS;
        for (int i = 0; i < entries.size(); i++) {
            hash = Chain.next(hash, entries.get(i));
            store.seal(i + 1L, entries.get(i).id(), hash);
        }
    }

    private static AuditEntry forged(AuditEntry entry, long id) {
        Map<String, String> facts = new HashMap<>(entry.facts());
        facts.put("n", "forged");
        return new AuditEntry(
                id,
                entry.at(),
                "task.never-published",
                entry.actor(),
                entry.subjectKind(),
                entry.subject(),
                facts,
                Optional.empty());
    }
}
