package dev.marlin.erasure;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.Interests;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.identity.StatedBy;
import dev.marlin.kernel.PersonId;
import dev.marlin.notices.NoticeKind;
import dev.marlin.notices.Webhooks;
import dev.marlin.pay.payouts.PayoutMethods;
import dev.marlin.store.BlobStore;
import dev.marlin.store.HouseClock;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.testkit.settled.Settled;
import dev.marlin.testkit.settled.SettledServer;
import dev.marlin.vault.OldWordStore;
import dev.marlin.vault.PersonalTraces;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole server in which one expert left a mark wherever a person can leave one. */
final class ErasureWorld implements AutoCloseable {
    /** Every mark begins so, in any case; three digits follow. */
    static final String MARK = "canary7f3q";

    final SettledServer world = new SettledServer();
    final Person ada = world.server.person("ada", Role.ADMIN);
    final Person ines = world.expert;
    final PersonId me = ines.id();
    final Campaign campaign;
    final List<ComparisonId> comparisons = new ArrayList<>();

    private final JdbcClient jdbc = world.jdbc;
    private final Person otto = world.server.person("otto", Role.EXPERT);
    private int marks = 100;

    ErasureWorld() {
        AgentVersion one = world.agent("One");
        AgentVersion two = world.agent("Two");
        campaign = world.campaign(one, two);
        Task task = world.task(campaign, "Fix it");
        world.atOnce(() -> {
            for (int i = 0; i < 20; i++) {
                judged(task, one, two);
            }
            for (int i = 0; i < 10; i++) {
                reviewed(task, one, two);
            }
            for (int i = 0; i < 5; i++) {
                disputed();
            }
            appealed();
            for (int i = 0; i < 3; i++) {
                rejected(task, one, two);
            }
            managed();
            madeGold(task, one, two);
            credentials();
        });
        account();
        sql("DELETE FROM scheduled_tasks WHERE task_name = ?", "erasure-sweep"); // only the tests' hands move it on
    }

    /** A new mark. */
    String mark() {
        return MARK + marks++;
    }

    int marks() {
        return marks - 100;
    }

    private void judged(Task task, AgentVersion one, AgentVersion two) {
        Settled settled = world.compare(task, one, two);
        settled.annotate("Look at " + mark());
        settled.accept(settled.judge(me, Judgement.Role.AUTHOR, Overall.A_BETTER, "Because " + mark()));
        comparisons.add(settled.id());
        sql(
                "INSERT INTO agent_guess VALUES (?, ?, 'a_is', ?, 'guess', ?, now())",
                settled.id().value(),
                me.value(),
                mark(),
                mark());
        sql(
                "INSERT INTO comparison_draft VALUES (?, 1, ?, ?, 1, ?, now())",
                settled.id().value(),
                me.value(),
                world.rubric.id().value(),
                "{\"rationale\": \"" + mark() + "\"}");
    }

    /** Somebody else's work that the expert reviewed and decided about, wherever roles come from. */
    private void reviewed(Task task, AgentVersion one, AgentVersion two) {
        Settled settled = world.compare(task, one, two);
        JudgementId authors = settled.judge(otto.id(), Judgement.Role.AUTHOR, Overall.TIE, "A tie");
        JudgementId own = settled.judge(me, Judgement.Role.REVIEWER, Overall.TIE, "Mine " + mark());
        JudgementId deciding = settled.judge(me, Judgement.Role.ADJUDICATOR, Overall.TIE, "Decided " + mark());
        UUID id = UUID.randomUUID();
        sql(
                """
                INSERT INTO submission (id, comparison_id, task_id, campaign_id, author_id, state, round, adjudicator_id,
                    submitted_at, changed_at)
                VALUES (?, ?, ?, ?, ?, 'rejected', 1, ?, now(), now())
                """,
                id,
                settled.id().value(),
                task.id().value(),
                campaign.id().value(),
                otto.id().value(),
                me.value());
        sql("INSERT INTO submission_round VALUES (?, 1, ?, now())", id, authors.value());
        sql("INSERT INTO submission_reviewer VALUES (?, ?, 1)", id, me.value());
        sql("INSERT INTO review_judgement VALUES (?, 1, ?, ?, now())", id, me.value(), own.value());
        sql("INSERT INTO review VALUES (?, 1, ?, 'comment', ?, now())", id, me.value(), mark());
        sql("INSERT INTO review_remark VALUES (?, 1, ?, 1, 'A1', ?)", id, me.value(), mark());
        sql("INSERT INTO review_remark VALUES (?, 1, ?, 2, 'B2', ?)", id, me.value(), mark());
        sql(
                "INSERT INTO decision VALUES (?, 1, ?, ?, 'reject', 'wrong', ?, now())",
                id,
                me.value(),
                deciding.value(),
                mark());
        sql("INSERT INTO decision_evidence VALUES (?, 1, 1, 'A1')", id);
        sql(
                "INSERT INTO review_appeal (submission_id, round, author_id, body, at) VALUES (?, 1, ?, 'But', now())",
                id,
                otto.id().value());
        sql("INSERT INTO review_appeal_decision VALUES (?, 1, ?, 'upheld', ?, now())", id, me.value(), mark());
        UUID precedent = UUID.randomUUID();
        sql(
                "INSERT INTO precedent VALUES (?, ?, 1, 'Code', 'reason:wrong', ?, ?, now())",
                precedent,
                id,
                mark(),
                me.value());
        sql("INSERT INTO precedent_withdrawal VALUES (?, ?, ?, now())", precedent, mark(), me.value());
    }

    /** The expert's own work that somebody else rejected, with an appeal. */
    private void rejected(Task task, AgentVersion one, AgentVersion two) {
        Settled settled = world.compare(task, one, two);
        JudgementId own = settled.judge(me, Judgement.Role.AUTHOR, Overall.TIE, "Own " + mark());
        JudgementId deciding = settled.judge(otto.id(), Judgement.Role.ADJUDICATOR, Overall.A_BETTER, "No tie");
        UUID id = UUID.randomUUID();
        sql(
                """
                INSERT INTO submission (id, comparison_id, task_id, campaign_id, author_id, state, round, adjudicator_id,
                    submitted_at, changed_at)
                VALUES (?, ?, ?, ?, ?, 'rejected', 1, ?, now(), now())
                """,
                id,
                settled.id().value(),
                task.id().value(),
                campaign.id().value(),
                me.value(),
                otto.id().value());
        sql("INSERT INTO submission_round VALUES (?, 1, ?, now())", id, own.value());
        sql(
                "INSERT INTO decision VALUES (?, 1, ?, ?, 'reject', 'wrong', 'It is none', now())",
                id,
                otto.id().value(),
                deciding.value());
        sql("INSERT INTO decision_evidence VALUES (?, 1, 1, 'A1')", id);
        sql(
                "INSERT INTO review_appeal (submission_id, round, author_id, body, at) VALUES (?, 1, ?, ?, now())",
                id,
                me.value(),
                mark());
    }

    /** What the expert did when they were a manager for a while. */
    private void managed() {
        for (int number = 101; number <= 103; number++) {
            sql(
                    "INSERT INTO campaign_step VALUES (?, ?, 'PAUSE', 'PAUSED', ?, ?, now())",
                    campaign.id().value(),
                    number,
                    mark(),
                    me.value());
        }
        sql(
                "INSERT INTO campaign_budget_change VALUES (gen_random_uuid(), ?, 'USD', NULL, 5, ?, 'PROPOSED', ?, now())",
                campaign.id().value(),
                mark(),
                me.value());
    }

    /** Why the expert, when they were a manager, made a task gold. */
    private void madeGold(Task task, AgentVersion one, AgentVersion two) {
        sql(
                "INSERT INTO gold_task VALUES (gen_random_uuid(), ?, ?, ?, true, true, 3, ?, ?, now())",
                task.id().value(),
                one.id().value(),
                two.id().value(),
                mark(),
                me.value());
    }

    /** What the expert says of themselves, with a file as evidence, and what they decided on somebody else. */
    private void credentials() {
        sql("INSERT INTO expert_skill VALUES (?, ?, now())", me.value(), mark());
        sql("INSERT INTO expert_availability VALUES (?, 17, NULL, NULL, now())", me.value());
        String title = mark();
        byte[] file = ("%PDF-1.7 " + title).getBytes(StandardCharsets.UTF_8);
        credential(
                me,
                title,
                "https://example.org/" + mark(),
                world.server.bean(BlobStore.class).put(file));
        credential(me, mark(), "https://example.org/" + mark(), "");
        UUID others = credential(otto.id(), "Otto's degree", "https://example.org/otto", "");
        sql(
                "INSERT INTO credential_decision VALUES (?, ?, true, ?, ?, now())",
                others,
                otto.id().value(),
                mark(),
                me.value());
    }

    private UUID credential(PersonId person, String title, String link, String file) {
        UUID id = UUID.randomUUID();
        sql("""
                INSERT INTO credential VALUES (?, ?, 'degree', ?, ?, nullif(?, ''), CASE WHEN ? THEN 'pdf' END,
                    CASE WHEN ? THEN 9 END, 'CONFIRMED', now())
                """, id, person.value(), title, link, file, !file.isEmpty(), !file.isEmpty());
        return id;
    }

    private void disputed() {
        UUID transaction = UUID.randomUUID();
        sql(
                "INSERT INTO ledger_transaction (id, kind, reference, memo, at) VALUES (?, 'author_fee', ?, 'task', now())",
                transaction,
                transaction.toString());
        for (int sign : new int[] {1, -1}) {
            String kind = sign > 0 ? "person_paid" : "campaign_spent";
            UUID owner = sign > 0 ? me.value() : campaign.id().value();
            sql("INSERT INTO account VALUES (gen_random_uuid(), ?, ?, 'USD') ON CONFLICT DO NOTHING", kind, owner);
            sql("""
                    INSERT INTO ledger_entry (transaction_id, account_id, amount)
                    SELECT ?, id, ? FROM account WHERE kind = ? AND owner_id = ?
                    """, transaction, sign * 100, kind, owner);
        }
        UUID dispute = UUID.randomUUID();
        sql("INSERT INTO pay_dispute VALUES (?, ?, ?, ?, now())", dispute, me.value(), transaction, mark());
        sql("INSERT INTO pay_dispute_end VALUES (?, 'retracted', ?, ?, NULL, now())", dispute, me.value(), mark());
    }

    private void appealed() {
        UUID qualification = UUID.randomUUID();
        sql(
                "INSERT INTO qualification VALUES (?, 'Test', NULL, 'DRAFT', '', 1, ?, ?, NULL, now())",
                qualification,
                world.rubric.id().value(),
                world.manager.id().value());
        for (int i = 1; i <= 5; i++) {
            UUID attempt = UUID.randomUUID();
            sql(
                    "INSERT INTO qualification_attempt VALUES (?, ?, ?, ?, 'FAILED', 1, now(), now() + interval '1h', now())",
                    attempt,
                    qualification,
                    me.value(),
                    i);
            sql(
                    "INSERT INTO qualification_appeal VALUES (gen_random_uuid(), ?, 1, 'REFUSED', ?, ?, ?, now(), now())",
                    attempt,
                    mark(),
                    world.manager.id().value(),
                    me.value());
        }
    }

    private void account() {
        String login = mark();
        sql("UPDATE person SET login = ?, display_name = ? WHERE id = ?", login, "Ines " + mark(), me.value());
        world.server.as(login).get("/profile");
        Interests interests = world.server.bean(Interests.class);
        interests.tie(me, mark());
        interests.employ(me, StatedBy.HAND, Optional.of(mark()), ada.id());
        world.server.bean(ApiTokens.class).issue(me, mark(), Set.of(ApiTokens.Scope.READ), Duration.ofDays(3));
        world.server.bean(PayoutMethods.class).change(me, "Ines " + mark(), "DE89370400440532013000");
        world.server
                .bean(Webhooks.class)
                .add(
                        new Webhooks.NewEndpoint(
                                "https://example.org/" + mark(), Optional.empty(), Set.of(NoticeKind.values()[0])),
                        me);
        String address = mark() + "@example.org";
        sql(
                "INSERT INTO mail_address VALUES (?, ?, now(), repeat('0', 64), now(), now(), ?, NULL)",
                me.value(),
                address,
                mark());
        sql(
                "INSERT INTO mail_item VALUES (gen_random_uuid(), ?, 'TURN', ?, ?, '/', now())",
                me.value(),
                mark(),
                mark());
        sql(
                "INSERT INTO mail_letter VALUES (gen_random_uuid(), ?, ?, ?, ?, NULL, 0, now() + interval '9 days')",
                address,
                mark(),
                mark(),
                mark());
        sql("INSERT INTO person_link VALUES (?, ?, ?, now())", "https://id.example/" + mark(), mark(), me.value());
        sql("""
                INSERT INTO directory_user (id, person_id, user_name, external_id, display_name, organization, created_at,
                    changed_at)
                VALUES (gen_random_uuid(), ?, ?, ?, ?, ?, now(), now())
                """, me.value(), mark(), mark(), mark(), mark());
        sql(
                "INSERT INTO idempotent_request VALUES (?, ?, ?, 200, 'text/html', ?, ?, now())",
                me.value(),
                mark(),
                mark(),
                mark(),
                mark().getBytes(StandardCharsets.UTF_8));
        sql(
                "INSERT INTO attention VALUES (?, 'thing', gen_random_uuid(), ?, ?, 'Do', ?, now(), NULL)",
                me.value(),
                mark(),
                mark(),
                "/" + mark());
    }

    /** Seals what was written as rows, as the first start after an upgrade does, and says how much. */
    int upgrade() throws SQLException {
        try (Connection owner = owner()) {
            owner.createStatement().execute("UPDATE sealed_column SET sealed_at = NULL");
            return OldWordStore.seal(owner, world.server.data().resolve("vault"));
        }
    }

    Connection owner() throws SQLException {
        return DriverManager.getConnection(url(), TestDatabase.user(), TestDatabase.password());
    }

    /** Of its database. */
    String url() {
        String name = jdbc.sql("SELECT current_database()").query(String.class).single();
        String base = TestDatabase.emptyDatabaseUrl();
        return base.substring(0, base.lastIndexOf('/') + 1) + name;
    }

    void pass(Duration time) {
        ((HouseClock) world.server.bean(Clock.class)).advance(time);
    }

    /** One that tells these features only. */
    Eraser eraser(Object... features) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (int i = 0; i < features.length; i++) {
            beans.addBean("feature" + i, features[i]);
        }
        return new Eraser(
                world.server.bean(ErasureStore.class),
                world.server.bean(Erasures.class),
                beans.getBeanProvider(PersonalTraces.class),
                world.server.bean(Ground.class));
    }

    /** Everything in every table, in lower case; bytes as text. */
    String tables() {
        StringBuilder all = new StringBuilder();
        for (String table : jdbc.sql("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'
                """).query(String.class).list()) {
            jdbc.sql("SELECT t::text FROM " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        jdbc.sql("SELECT body FROM idempotent_request WHERE body IS NOT NULL")
                .query((row, n) -> row.getBytes("body"))
                .list()
                .forEach(body -> all.append(new String(body, StandardCharsets.ISO_8859_1)));
        jdbc.sql("SELECT attribute_bytes FROM spring_session_attributes")
                .query((row, n) -> row.getBytes("attribute_bytes"))
                .list()
                .forEach(body -> all.append(new String(body, StandardCharsets.ISO_8859_1)));
        return all.toString().toLowerCase(Locale.ROOT);
    }

    /** What must be the same after an erasure. */
    List<String> figures() {
        List<String> figures = new ArrayList<>();
        for (String sql : List.of(
                "SELECT overall || ' ' || confidence || ' ' || role || ' ' || count(*) FROM judgement"
                        + " GROUP BY overall, confidence, role ORDER BY 1",
                "SELECT a.kind || ' ' || a.currency || ' ' || sum(e.amount) FROM ledger_entry e"
                        + " JOIN account a ON a.id = e.account_id GROUP BY a.kind, a.currency ORDER BY 1",
                "SELECT verdict || ' ' || count(*) FROM review GROUP BY verdict ORDER BY 1",
                "SELECT outcome || ' ' || count(*) FROM decision GROUP BY outcome ORDER BY 1")) {
            figures.addAll(jdbc.sql(sql).query(String.class).list());
        }
        return figures;
    }

    private void sql(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
    }

    @Override
    public void close() {
        world.close();
    }
}
