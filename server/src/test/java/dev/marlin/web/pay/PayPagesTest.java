package dev.marlin.web.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.Overall;
import dev.marlin.comparisons.SubmissionListener;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.Opinion;
import dev.marlin.reviews.Reviews;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.Settled;
import dev.marlin.testkit.settled.SettledServer;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From acceptance to the pages of money, over HTTP: what the pages show is what the ledger holds. */
class PayPagesTest {
    private static final Pattern FIGURE = Pattern.compile("<dt>([A-Za-z ]+)</dt><dd[^>]*>\\s*([0-9.,-]+)\\s*</dd>");
    private static final Pattern AMOUNT = Pattern.compile("<td class=\"num nowrap\">([A-Z]{3}) (-?[0-9.]+)</td>");
    private static final Pattern OWED =
            Pattern.compile("<th scope=\"row\">([a-z-]+)</th><td class=\"num\">USD ([0-9.]+)</td>");
    private static SettledServer world;
    private static Campaign campaign;
    private static Person finance;
    private static AgentVersion one;
    private static AgentVersion other;
    private static List<Person> reviewers;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        finance = world.server.person("fenna", Role.FINANCE);
        world.server.person("frits", Role.FINANCE);
        reviewers = List.of(world.server.person("rolf", Role.REVIEWER), world.server.person("romy", Role.REVIEWER));
        one = world.agent("Aldebaran");
        other = world.agent("Betelgeuse");
        campaign = world.campaign(PrivacyClass.RELEASABLE, 2, one, other);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void pagesShowWhatTheLedgerHoldsWhicheverSideWon() throws Exception {
        List<Overall> answers =
                List.of(Overall.A_MUCH_BETTER, Overall.B_SLIGHTLY_BETTER, Overall.TIE, Overall.BOTH_BAD);
        for (int i = 0; i < answers.size(); i++) {
            accepted(answers.get(i), "prompt " + i);
            assertThat(sum("person_payable", world.expert.id()))
                    .as("after %s", answers.get(i))
                    .isEqualTo(28_000L * (i + 1));
            for (Person reviewer : reviewers) {
                assertThat(sum("person_payable", reviewer.id())).isEqualTo(4_000L * (i + 1));
            }
        }
        earningsEqualTheLedger("ines", world.expert.id(), "1120.00", "0.00");
        earningsEqualTheLedger("rolf", reviewers.getFirst().id(), "160.00", "0.00");
        Session books = world.server.as("fenna");
        String ledger = books.get("/ledger").body();
        assertThat(owed(ledger))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ines", new BigDecimal("1120.00"),
                        "rolf", new BigDecimal("160.00"),
                        "romy", new BigDecimal("160.00")));
        assertThat(amounts(ledger).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        assertThat(amounts(ledger)).hasSize(rows());
        assertThat(ledger).contains("balanced").doesNotContain("does not sum to zero");

        Map<String, String> form = payment(world.expert.id(), "1120.00");
        assertThat(books.form("/ledger/proposals/payment", form).statusCode()).isEqualTo(303);
        String approval = "/ledger/proposals/" + proposal() + "/approval";
        assertThat(books.form(approval, Map.of()).statusCode())
                .as("money takes two people")
                .isEqualTo(403);
        assertThat(owed(books.get("/ledger").body())).containsKey("ines");
        assertThat(world.server.as("frits").form(approval, Map.of()).statusCode())
                .isEqualTo(303);
        HttpResponse<String> nothing = books.form("/ledger/proposals/payment", form);
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Only USD 0.00 is payable now");
        earningsEqualTheLedger("ines", world.expert.id(), "1120.00", "1120.00");
        String after = books.get("/ledger").body();
        assertThat(owed(after)).doesNotContainKey("ines").hasSize(2);
        assertThat(amounts(after)).hasSize(rows());
        assertThat(after).contains("balanced");
    }

    @Test
    void nobodyButFinancePaysOut() {
        Map<String, String> form = payment(reviewers.getFirst().id(), "160.00");
        for (String login : List.of("ines", "rolf", "mara")) {
            Session session = world.server.as(login);
            assertThat(session.form("/ledger/proposals/payment", form).statusCode())
                    .as(login)
                    .isEqualTo(403);
            assertThat(session.get("/ledger").statusCode()).as(login).isEqualTo(403);
        }
        Session books = world.server.as(finance.login());
        assertThat(books.form("/ledger/proposals/payment", Map.of("person", "nobody", "reason", "by wire"))
                        .statusCode())
                .isEqualTo(422);
    }

    private static Map<String, String> payment(PersonId person, String amount) {
        return Map.of("person", person.toString(), "amount", amount, "currency", "USD", "reason", "by wire, F-12");
    }

    private static String proposal() {
        return world.server
                .bean(JdbcClient.class)
                .sql("SELECT id FROM pay_proposal WHERE kind = 'payment'")
                .query(String.class)
                .single();
    }

    /** The author's submission, reviewed by both at the same time, accepted by rule. */
    private static void accepted(Overall overall, String prompt) throws Exception {
        Task task = world.task(campaign, prompt);
        Settled settled =
                world.compare(task, one, other).turn(Settled.Work.of("a", "Done."), Settled.Work.of("b", "Done."));
        JudgementId judgement =
                settled.judge(world.expert.id(), Judgement.Role.AUTHOR, overall, "The verifier unit says so.");
        world.server
                .bean(Reviews.class)
                .submitted(new SubmissionListener.Submitted(
                        settled.id(), task.id(), campaign.id(), world.expert.id(), judgement, 1, Instant.now()));
        SubmissionId submission = new SubmissionId(world.jdbc
                .sql("SELECT id FROM submission WHERE comparison_id = ?")
                .param(settled.id().value())
                .query(UUID.class)
                .single());
        CyclicBarrier start = new CyclicBarrier(reviewers.size());
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(reviewers.size())) {
            for (Person reviewer : reviewers) {
                sent.add(threads.submit(() -> {
                    start.await();
                    Reviews reviews = world.server.bean(Reviews.class);
                    reviews.judge(submission, reviewer.id(), opinion(overall));
                    return reviews.send(
                            submission, reviewer.id(), new Review.Words(Review.Verdict.ACCEPT, "", List.of()));
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
        assertThat(world.jdbc
                        .sql("SELECT state FROM submission WHERE id = ?")
                        .param(submission.value())
                        .query(String.class)
                        .single())
                .isEqualTo("accepted");
    }

    private static Opinion opinion(Overall overall) {
        return new Opinion(
                Map.of("correctness", new AxisScore.Step(4), "security", new AxisScore.NotApplicable()),
                overall,
                Judgement.Confidence.SURE,
                "The verifier unit says so.");
    }

    private static void earningsEqualTheLedger(String login, PersonId person, String earned, String paid) {
        String page = world.server.as(login).get("/earnings").body();
        Map<String, BigDecimal> figures = new HashMap<>();
        Matcher figure = FIGURE.matcher(page);
        while (figure.find()) {
            figures.put(figure.group(1), new BigDecimal(figure.group(2)));
        }
        BigDecimal payable = new BigDecimal(earned).subtract(new BigDecimal(paid));
        assertThat(figures)
                .containsOnly(
                        Map.entry("Earned", new BigDecimal(earned)),
                        Map.entry("Payable now", payable),
                        Map.entry("Paid", new BigDecimal(paid)));
        assertThat(BigDecimal.valueOf(sum("person_payable", person), 2)).isEqualByComparingTo(payable);
        assertThat(amounts(page).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(payable);
    }

    private static Map<String, BigDecimal> owed(String page) {
        Map<String, BigDecimal> owed = new HashMap<>();
        Matcher row = OWED.matcher(page);
        while (row.find()) {
            owed.put(row.group(1), new BigDecimal(row.group(2)));
        }
        return owed;
    }

    private static List<BigDecimal> amounts(String page) {
        List<BigDecimal> amounts = new ArrayList<>();
        Matcher row = AMOUNT.matcher(page);
        while (row.find()) {
            assertThat(row.group(1)).isEqualTo("USD");
            amounts.add(new BigDecimal(row.group(2)));
        }
        return amounts;
    }

    private static long sum(String kind, PersonId owner) {
        return world.jdbc
                .sql("SELECT coalesce(sum(e.amount), 0)::bigint FROM ledger_entry e"
                        + " JOIN account a ON a.id = e.account_id WHERE a.kind = ? AND a.owner_id = ?")
                .params(kind, owner.value())
                .query(Long.class)
                .single();
    }

    private static int rows() {
        return world.jdbc
                .sql("SELECT count(*) FROM ledger_entry")
                .query(Integer.class)
                .single();
    }
}
