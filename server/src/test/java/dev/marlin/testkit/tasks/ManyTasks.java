package dev.marlin.testkit.tasks;

import dev.marlin.kernel.PersonId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A large installation by SQL, the same each time: tasks in twenty campaigns, people, reservations. Of four campaigns a
 * reader may know nothing (they had a hand in them), four ask for a skill, four for a qualification, and four have a
 * budget. The latest tasks are all judged or held, so the first page has nothing to claim and must say why.
 *
 * @param tasks nine of ten published, the others drafts and withdrawn ones
 * @param people experts beside those who are there
 * @param reservations one per task, of the latest tasks
 */
public record ManyTasks(int tasks, int people, int reservations) {
    /** The size that the list is built for. */
    public static final ManyTasks USUAL = new ManyTasks(100_000, 1_000, 30_000);

    /**
     * Stores it all; statistics and visibility are what the database sees to by itself within minutes.
     *
     * @param rubric version that the campaigns are judged under
     * @param manager who runs them
     * @param reader who had a hand in four of them
     */
    public void store(
            JdbcClient jdbc, TransactionTemplate transactions, UUID rubric, PersonId manager, PersonId reader) {
        transactions.executeWithoutResult(status -> {
            run(jdbc, """
                    INSERT INTO person (id, login, display_name)
                    SELECT md5('person ' || n)::uuid, 'expert' || n, 'Expert ' || n FROM generate_series(1, ?) n
                    """, people);
            run(jdbc, """
                    INSERT INTO person_role (person_id, role)
                    SELECT md5('person ' || n)::uuid, 'expert' FROM generate_series(1, ?) n
                    """, people);
            campaigns(jdbc, rubric, manager, reader);
            repositories(jdbc);
            tasks(jdbc);
            reservations(jdbc);
        });
    }

    private static void campaigns(JdbcClient jdbc, UUID rubric, PersonId manager, PersonId reader) {
        jdbc.sql("""
                INSERT INTO campaign (id, name, state, privacy_class, rubric_version_id, reviewers, currency,
                                      author_fee_minor, reviewer_fee_minor, created_by)
                SELECT md5('campaign ' || n)::uuid, 'Campaign ' || n, 'OPEN', 'RELEASABLE', ?, 1, 'USD', 28000, 4000,
                       CASE WHEN n <= 4 THEN ?::uuid ELSE ?::uuid END
                FROM generate_series(1, 20) n
                """).params(rubric, reader.value(), manager.value()).update();
        jdbc.sql("""
                INSERT INTO campaign_eligibility (campaign_id, number, colleagues, skills, credentials, set_by, set_at)
                SELECT md5('campaign ' || n)::uuid, 1, true, '{java}', '{}', ?, house_now()
                FROM generate_series(5, 8) n
                """).param(manager.value()).update();
        jdbc.sql("""
                INSERT INTO campaign_requirement (campaign_id, number, qualification, set_by, set_at)
                SELECT md5('campaign ' || n)::uuid, 1, 'Code changes', ?, house_now() FROM generate_series(9, 12) n
                """).param(manager.value()).update();
        jdbc.sql("""
                INSERT INTO campaign_budget_change (id, campaign_id, currency, amount_minor, reason, state, proposed_by,
                                                    proposed_at, decided_by, decided_at)
                SELECT md5('budget ' || n)::uuid, md5('campaign ' || n)::uuid, 'USD', 1000000000, 'Enough.', 'DONE',
                       ?::uuid, house_now(), ?::uuid, house_now()
                FROM generate_series(13, 16) n
                """).params(manager.value(), manager.value()).update();
        run(jdbc, """
                INSERT INTO campaign_budget (campaign_id, currency, number, amount_minor, change_id, since)
                SELECT campaign_id, currency, 1, amount_minor, id, decided_at FROM campaign_budget_change
                """);
    }

    private static void repositories(JdbcClient jdbc) {
        run(jdbc, """
                INSERT INTO repository (id, key, name, short_name, description, language, topics, stars, archived,
                                        updated_at, document)
                SELECT md5('repository ' || n)::uuid, 'local:many-' || n, 'many-' || n, 'many-' || n, '',
                       ('{Java,Python,Go,Rust}'::text[])[1 + n % 4], '{}', 0, false, house_now(), ''::tsvector
                FROM generate_series(1, 200) n
                """);
    }

    private void tasks(JdbcClient jdbc) {
        run(jdbc, """
                INSERT INTO task (id, campaign_id, repository_id, state, title, category, base_commit, pr_title,
                                  pr_description, prompt, verifiers, toolchain, setup, author_id, published_at, digest,
                                  created_at, updated_at)
                SELECT md5('task ' || n)::uuid, md5('campaign ' || 1 + n % 20)::uuid,
                       md5('repository ' || 1 + n % 200)::uuid,
                       CASE WHEN n % 20 = 7 THEN 'DRAFT' WHEN n % 20 = 11 THEN 'WITHDRAWN' ELSE 'READY' END,
                       initcap(w[1 + n % 16]) || ' the ' || w[1 + n / 16 % 16] || ' ' || w[1 + n / 256 % 16]
                           || ' of ' || w[1 + n / 4096 % 16] || ', case ' || n,
                       ('{bug_fix,feature,refactor,security,performance,tests,docs}'::text[])[1 + n % 7],
                       repeat('0123456789', 4), 'Change ' || n, 'As described.',
                       repeat('Please see to it that case ' || n || ' is handled as the others are. ', 12),
                       '[{"name": "unit", "command": "sh test.sh", "timeoutMillis": 60000, "onBase": "PASS",
                          "exitCode": 0}]',
                       'jdk', '{}', md5('person ' || 1 + n % ?)::uuid,
                       CASE WHEN n % 20 <> 7 THEN timestamptz '2026-01-01' + n * interval '1 minute' END,
                       CASE WHEN n % 20 <> 7 THEN md5('a' || n) || md5('b' || n) END,
                       timestamptz '2026-01-01' + n * interval '1 minute',
                       timestamptz '2026-01-01' + n * interval '1 minute'
                FROM generate_series(1, ?) n,
                     (SELECT '{refuse,paths,parser,close,socket,retry,header,cache,index,token,stream,limit,thread,locale,
                               digest,window}'::text[] AS w) words
                """, people, tasks);
    }

    private void reservations(JdbcClient jdbc) {
        run(jdbc, """
                INSERT INTO reservation (task_id, fence, holder_id, claimed_at, lease_until, ended_at, ending)
                SELECT id, n, md5('person ' || 1 + (n * 7) % ?)::uuid, house_now() - interval '1 hour',
                       house_now() + interval '2 hours',
                       CASE WHEN n % 10 <> 0 THEN house_now() - interval '1 minute' * (n / 100) END,
                       CASE WHEN n % 10 <> 0 THEN 'COMPLETED' END
                FROM (SELECT id, row_number() OVER (ORDER BY created_at DESC, id) AS n
                      FROM task WHERE state = 'READY' ORDER BY created_at DESC, id LIMIT ?) latest
                """, people, reservations);
        run(jdbc, """
                INSERT INTO reservation_fence (task_id, fence) SELECT task_id, fence FROM reservation
                """);
        run(jdbc, """
                INSERT INTO active_time (person_id, task_id, day, millis)
                SELECT holder_id, task_id, (house_now() AT TIME ZONE 'UTC')::date, 1800000 + fence % 60 * 60000
                FROM reservation WHERE ending = 'COMPLETED'
                """);
    }

    private static void run(JdbcClient jdbc, String sql, Object... sizes) {
        jdbc.sql(sql).params(sizes).update();
    }
}
