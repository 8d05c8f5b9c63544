package dev.marlin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.Overall;
import dev.marlin.export.ReleaseRequest;
import dev.marlin.export.Releases;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.figures.DashboardFigures;
import dev.marlin.testkit.settled.Settled;
import dev.marlin.testkit.settled.Settled.Work;
import dev.marlin.testkit.settled.SettledServer;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The numbers of a campaign in which everything happened that can, held against SQL over its records and its release. */
class DashboardFiguresTest {
    private static final Overall[] ANSWERS = Overall.values();

    private static SettledServer world;
    private static Campaign campaign;
    private static AgentVersion first;
    private static AgentVersion second;
    private static List<Person> reviewers;
    private static final List<Task> TASKS = new ArrayList<>();

    @BeforeAll
    static void open() {
        world = new SettledServer();
        first = world.agent("Aldebaran");
        second = world.agent("Betelgeuse");
        campaign = world.campaign(first, second);
        reviewers = List.of(world.server.person("rita", Role.REVIEWER), world.server.person("rob", Role.REVIEWER));
        world.atOnce(() -> {
            for (int i = 0; i < 84; i++) {
                if (i % 3 != 2) {
                    TASKS.add(world.task(campaign, "task " + i));
                }
                judged(TASKS.getLast(), i);
            }
            underWay();
            known();
        });
    }

    /** Two or three turns, up to three people of one mind or not, a guess, a fee; every third on the task before. */
    private static void judged(Task task, int i) {
        boolean turned = i % 4 == 0;
        Settled settled = world.compare(task, turned ? second : first, turned ? first : second);
        settled.turn(work("a", i % 2 == 0), work("b", i % 5 == 0));
        Overall before = i % 2 == 0 ? Overall.A_SLIGHTLY_BETTER : Overall.B_MUCH_BETTER;
        settled.judge(author(), Judgement.Role.AUTHOR, 1, before, scores(i), "As the first turn ended.");
        settled.followUp("And the rest?", i % 2 == 0, work("a2", i % 3 == 0), work("b2", i % 7 < 3));
        settled.judge(author(), Judgement.Role.AUTHOR, 2, ANSWERS[(i + 2) % 8], scores(i), "As the second ended.");
        Overall overall = ANSWERS[i % 8];
        for (int r = 0; r < i % 3; r++) {
            settled.judge(
                    reviewers.get(r).id(),
                    Judgement.Role.REVIEWER,
                    0,
                    i % 5 == 0 ? Overall.TIE : overall,
                    scores(i + r * (i % 2)),
                    "I think so, too.");
        }
        JudgementId counted =
                settled.judge(author(), Judgement.Role.AUTHOR, 0, overall, scores(i), "The verifier unit says so.");
        settled.accept(counted);
        guessed(settled, i);
        paid(settled, i);
        if (i == 5) {
            acceptedAgain(settled, counted);
        }
    }

    private static Map<String, Integer> scores(int i) {
        return new TreeMap<>(Map.of("correctness", 1 + i % 7, "security", 4));
    }

    private static Work work(String side, boolean resolved) {
        return new Work("+ " + side + "\n", "Done.", "Steps.", resolved);
    }

    private static PersonId author() {
        return world.expert.id();
    }

    /** What was accepted first does not count any more. */
    private static void acceptedAgain(Settled settled, JudgementId before) {
        JudgementId now = settled.judge(author(), Judgement.Role.AUTHOR, Overall.B_MUCH_BETTER, "I was wrong.");
        sql(
                "INSERT INTO acceptance (submission_id, judgement_id, at) SELECT submission_id, ?, now() FROM acceptance"
                        + " WHERE judgement_id = ?",
                now.value(),
                before.value());
    }

    private static void guessed(Settled settled, int i) {
        if (i >= 42) {
            return;
        }
        String answer = i % 7 < 4 ? "a_is" : "could_not_tell";
        String name = i % 7 == 3 ? "some other one" : "I take it for " + (i % 4 == 0 ? "betelgeuse" : "ALDEBARAN");
        Place place = Place.of("agent_guess.name", settled.id().value(), author());
        String sealed = answer.equals("a_is") ? world.server.bean(Vault.class).seal(author(), place, name) : "";
        sql(
                "INSERT INTO agent_guess VALUES (?, ?, ?, ?, 'fair', '', now())",
                settled.id().value(),
                author().value(),
                answer,
                sealed);
    }

    /** Fees of submissions, and now and then something that is of none; one of them is taken back. */
    private static void paid(Settled settled, int i) {
        UUID submission = world.jdbc
                .sql("SELECT id FROM submission WHERE comparison_id = ?")
                .param(settled.id().value())
                .query(UUID.class)
                .single();
        UUID transaction = UUID.randomUUID();
        sql(
                "INSERT INTO ledger_transaction (id, kind, reference, at) VALUES (?, ?, ?, now())",
                transaction,
                i % 9 == 4 ? "bonus" : "author_fee",
                submission + "/" + author());
        if (i == 8) {
            UUID back = UUID.randomUUID();
            sql(
                    "INSERT INTO ledger_transaction (id, kind, reference, at, reverses) VALUES (?, 'reversal', ?, now(), ?)",
                    back,
                    transaction.toString(),
                    transaction);
            entry(back, "campaign_spent", campaign.id().value(), 500);
            entry(back, "person_carried", author().value(), -500);
        }
        entry(transaction, "campaign_spent", campaign.id().value(), -28_001);
        entry(transaction, "person_payable", author().value(), 28_001);
    }

    private static void entry(UUID transaction, String account, UUID owner, long amount) {
        sql(
                "INSERT INTO account (id, kind, owner_id, currency) VALUES (gen_random_uuid(), ?, ?, 'USD')"
                        + " ON CONFLICT DO NOTHING",
                account,
                owner);
        sql(
                "INSERT INTO ledger_entry (transaction_id, account_id, amount)"
                        + " SELECT ?, id, ? FROM account WHERE kind = ? AND owner_id = ? AND currency = 'USD'",
                transaction,
                amount,
                account,
                owner);
    }

    /** Two claims, one of them past its time; something in review with a turn overdue; an acceptance that was ended. */
    private static void underWay() {
        for (int i = 0; i < 2; i++) {
            sql(
                    "INSERT INTO reservation (task_id, fence, holder_id, claimed_at, lease_until)"
                            + " VALUES (?, nextval('reservation_fences'), ?, now(), now() + make_interval(hours => ?))",
                    world.task(campaign, "held " + i).id().value(),
                    reviewers.get(i).id().value(),
                    i * 3 - 1);
        }
        world.task(campaign, "open");
        Settled waiting = unsettled("in_review");
        sql(
                "INSERT INTO attention SELECT ?, 'submission', id, '', '', '', '', now(), now() - interval '1 hour'"
                        + " FROM submission WHERE comparison_id = ?",
                reviewers.getFirst().id().value(),
                waiting.id().value());
        Settled ended = unsettled("rejected");
        sql(
                "INSERT INTO acceptance_end (sequence, at) SELECT x.sequence, now() FROM acceptance x"
                        + " JOIN submission s ON s.id = x.submission_id WHERE s.comparison_id = ?",
                ended.id().value());
    }

    /** A gold task: what was judged on the place beyond the campaign's is in no number but its cost, nor who holds the next. */
    private static void known() {
        Task gold = world.task(campaign, "known");
        world.compare(gold, first, second)
                .turn(work("a", false), work("b", true))
                .accept(Overall.B_BETTER);
        sql(
                "INSERT INTO gold_task (id, task_id, winner_id, loser_id, extra, reason, added_by, added_at)"
                        + " VALUES (gen_random_uuid(), ?, ?, ?, 2, 'Known.', ?, now())",
                gold.id().value(),
                second.id().value(),
                first.id().value(),
                author().value());
        sql(
                "INSERT INTO reservation (task_id, fence, holder_id, place, claimed_at, lease_until, ended_at, ending)"
                        + " VALUES (?, nextval('reservation_fences'), ?, 2, now(), now(), now(), 'COMPLETED')",
                gold.id().value(),
                author().value());
        sql(
                "INSERT INTO reservation (task_id, fence, holder_id, place, claimed_at, lease_until)"
                        + " VALUES (?, nextval('reservation_fences'), ?, 3, now(), now() + interval '1 hour')",
                gold.id().value(),
                reviewers.getFirst().id().value());
    }

    private static Settled unsettled(String state) {
        Settled settled = world.compare(world.task(campaign, state), first, second);
        settled.turn(work("a", true), work("b", false)).accept(Overall.A_BETTER);
        if (state.equals("in_review")) {
            sql(
                    "INSERT INTO acceptance_end (sequence, at) SELECT x.sequence, now() FROM acceptance x"
                            + " JOIN submission s ON s.id = x.submission_id WHERE s.comparison_id = ?",
                    settled.id().value());
        }
        sql(
                "UPDATE submission SET state = ? WHERE comparison_id = ?",
                state,
                settled.id().value());
        return settled;
    }

    private static void sql(String sql, Object... parameters) {
        world.jdbc.sql(sql).params(parameters).update();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void everyNumberEqualsSqlOverTheRecordsAndTheRelease() throws Exception {
        Path folder = Files.createTempDirectory("marlin-figures");
        try {
            Path release = folder.resolve("release");
            world.server.bean(Releases.class).write(new ReleaseRequest(Optional.of(campaign.id()), true), release);
            JsonNode told = DashboardFigures.hold(
                    records("all"),
                    Files.createDirectory(folder.resolve("records")),
                    release.resolve("judgements/train-00000-of-00001.parquet").toString());
            assertThat(told.path("preferences")
                            .valueStream()
                            .map(row -> row.path("slice").asString()))
                    .contains("overall", "axis correctness", "axis security", "category bug fix", "language unknown")
                    .contains("difficulty both pass", "difficulty one passes", "difficulty neither passes")
                    .contains("turn 1", "turn 2")
                    .anyMatch(slice -> slice.startsWith("repository "));
            assertThat(told.at("/preferences/0/firstWins/n").asInt()).isEqualTo(84);
            assertThat(slices(told, "agreementSlices")).contains("category bug fix", "difficulty one passes");
            assertThat(slices(told, "costSlices"))
                    .contains("category bug fix", "difficulty neither passes", "language unknown")
                    .noneMatch(slice -> slice.startsWith("turn "));
            assertThat(told.at("/costSlices/0/earned").asString()).isEqualTo("20995.75");
            assertThat(told.at("/bias/blinding/estimate/value").asDouble()).isCloseTo(12.0 / 42, within(1e-9));
            assertThat(told.at("/costs/0/perAccepted").asString()).isEqualTo("279.95");
            assertThat(told.at("/funnel").toString())
                    .isEqualTo("{\"open\":60,\"held\":2,\"submitted\":0,\"inReview\":1,\"accepted\":84,\"rejected\":1,"
                            + "\"latest\":84}");
            assertThat(told.at("/overdue").toString()).isEqualTo("{\"claims\":1,\"turns\":1}");
        } finally {
            TestFiles.deleteTree(folder);
        }
    }

    private static List<String> slices(JsonNode told, String list) {
        return told.path(list)
                .valueStream()
                .map(row -> row.path("slice").asString())
                .toList();
    }

    @Test
    void theNumbersOfAMonthAndOfNoneEqualSqlToo() throws Exception {
        Instant now = world.server.bean(Clock.class).instant();
        for (String period : List.of(Period.ALL.before(now).key(), "2001-01")) {
            Path folder = Files.createTempDirectory("marlin-figures");
            try {
                JsonNode told = DashboardFigures.hold(records(period), folder);
                assertThat(told.path("preferences").isEmpty()).isEqualTo(period.equals("2001-01"));
            } finally {
                TestFiles.deleteTree(folder);
            }
        }
    }

    @Test
    void theRecordsHoldNobodysIdAndNobodysWords() throws Exception {
        Path folder = Files.createTempDirectory("marlin-figures");
        try {
            DashboardFigures.hold(records("all"), folder);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files)
                        .hasSizeGreaterThan(9)
                        .allSatisfy(file -> assertThat(Files.readString(file))
                                .doesNotContain(
                                        author().toString(),
                                        world.expert.displayName(),
                                        "verifier unit says",
                                        "I take it for"));
            }
        } finally {
            TestFiles.deleteTree(folder);
        }
    }

    private static byte[] records(String period) {
        return world.server
                .as("mara")
                .download("/campaigns/" + campaign.id() + "/dashboard/records?period=" + period)
                .body();
    }
}
