package dev.marlin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.http.Books;
import dev.marlin.testkit.http.Installation;
import dev.marlin.testkit.http.Session;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The server dies at each named point of each request that judges or pays, as if the machine had lost power; after a
 * restart the same request with the same key is sent again. Each request is walked for each point on a comparison of its
 * own, so that the cases are one long life of one installation.
 */
@Tag("long")
class KilledServerTest {
    private static final List<String> POINTS = List.of("before-commit", "after-commit", "after-acknowledgement");

    /** Counts what a request did. */
    private record Effect(String query, Object subject) {}

    /** A request that changes something, sent with a given key. */
    private record Deed(String name, Function<String, HttpResponse<String>> request, Effect effect) {}

    /** A deed that was cut off: what its client knows, and where it was cut. */
    private record Cut(Deed deed, String point, String key, Optional<String> acknowledged) {}

    private final Map<String, Session> people = new HashMap<>();

    @Test
    void losesNothingThatItAcknowledgedAndDoesNothingTwice() {
        try (Installation marlin = new Installation()) {
            OpenComparisons world = OpenComparisons.in(marlin, List.of("ines"), POINTS.size(), List.of("jonas"));
            people.put("ines", world.expert("ines"));
            people.put("jonas", marlin.as("jonas"));
            people.put("finn", marlin.as("finn"));
            people.put("fred", marlin.as("fred"));
            Optional<Cut> cut = Optional.empty();
            int cases = 0;
            for (int i = 0; i < POINTS.size(); i++) {
                String comparison = world.comparisons().get("ines").get(i);
                for (String request : List.of("judgement", "submission", "review", "verdict", "payout")) {
                    String point = POINTS.get(i);
                    marlin.kill();
                    marlin.start(Map.of("MARLIN_FAULT_POINT", route(request) + ":" + point));
                    Books books = Books.of(marlin.data());
                    cut.ifPresent(earlier -> again(earlier, books));
                    cut = Optional.of(cutOff(marlin, deed(request, comparison, books), point));
                    cases++;
                }
            }
            marlin.start();
            Books books = Books.of(marlin.data());
            again(cut.orElseThrow(), books);
            assertThat(cases).isEqualTo(15);
            everythingIsThereOnce(marlin, books);
        }
    }

    private Cut cutOff(Installation marlin, Deed deed, String point) {
        String key = "cut-" + deed.name() + "-" + point;
        Optional<String> acknowledged = Optional.empty();
        try {
            HttpResponse<String> answer = deed.request().apply(key);
            acknowledged = Optional.of(answer.statusCode() + " " + answer.body());
        } catch (UncheckedIOException died) {
            assertThat(marlin.process().awaitEnd())
                    .as(deed.name() + " " + point)
                    .isEqualTo(137);
        }
        assertThat(marlin.process().awaitEnd()).as(deed.name() + " " + point).isEqualTo(137);
        assertThat(acknowledged.isPresent())
                .as(deed.name() + " " + point + " was answered: " + acknowledged)
                .isEqualTo(point.equals("after-acknowledgement"));
        return new Cut(deed, point, key, acknowledged);
    }

    private static void again(Cut cut, Books books) {
        String what = cut.deed().name() + " " + cut.point();
        boolean committed = !cut.point().equals("before-commit");
        assertThat(effects(cut, books)).as(what + " before it is repeated").isEqualTo(committed ? 1 : 0);
        HttpResponse<String> repeated = cut.deed().request().apply(cut.key());
        assertThat(repeated.statusCode()).as(what + ": " + repeated.body()).isLessThan(400);
        assertThat(repeated.headers().firstValue("Idempotency-Replayed").isPresent())
                .as(what + " is answered from the record")
                .isEqualTo(committed);
        cut.acknowledged()
                .ifPresent(answer -> assertThat(repeated.statusCode() + " " + repeated.body())
                        .as(what)
                        .isEqualTo(answer));
        HttpResponse<String> third = cut.deed().request().apply(cut.key());
        assertThat(third.body()).as(what).isEqualTo(repeated.body());
        assertThat(effects(cut, books)).as(what + " after it was repeated").isEqualTo(1);
    }

    private static long effects(Cut cut, Books books) {
        return books.count(cut.deed().effect().query(), cut.deed().effect().subject());
    }

    private static String route(String request) {
        return switch (request) {
            case "judgement" -> "POST /api/v1/comparisons/{comparison}/judgements";
            case "submission" -> "POST /api/v1/comparisons/{comparison}/submission";
            case "review" -> "POST /api/v1/submissions/{submission}/judgement";
            case "verdict" -> "POST /api/v1/submissions/{submission}/verdict";
            case "payout" -> "POST /ledger/proposals/{proposal}/approval";
            default -> throw new IllegalArgumentException(request);
        };
    }

    private Deed deed(String request, String comparison, Books books) {
        String compare = "/api/v1/comparisons/" + comparison + "/";
        String rationale = OpenComparisons.EVIDENCE + request + " of " + comparison;
        String submission = books.rows("SELECT id FROM submission WHERE comparison_id = ?::uuid", comparison).stream()
                .map(List::getFirst)
                .findFirst()
                .orElse("");
        String review = "/api/v1/submissions/" + submission + "/";
        return switch (request) {
            case "judgement" -> {
                Map<String, Object> verdict = new HashMap<>(Texts.opinion(3, rationale));
                verdict.put("turn", 1);
                yield deed(
                        request,
                        "ines",
                        compare + "judgements",
                        verdict,
                        said(comparison, "role = 'author' AND turn = 1"));
            }
            case "submission" ->
                deed(
                        request,
                        "ines",
                        compare + "submission",
                        Texts.opinion(3, rationale),
                        said(comparison, "role = 'author' AND turn IS NULL"));
            case "review" ->
                deed(
                        request,
                        "jonas",
                        review + "judgement",
                        Texts.opinion(3, rationale),
                        said(comparison, "role = 'reviewer'"));
            case "verdict" -> deed(request, "jonas", review + "verdict", Texts.ACCEPT, new Effect("""
                        SELECT count(*) FROM ledger_transaction WHERE kind = 'author_fee' AND reference LIKE ? || '/%'
                        """, submission));
            default -> payout(comparison, books);
        };
    }

    /** Judgements of the comparison; their words are sealed, so that no query finds them. */
    private static Effect said(String comparison, String which) {
        return new Effect("SELECT count(*) FROM judgement WHERE comparison_id = ?::uuid AND " + which, comparison);
    }

    private Deed deed(String request, String login, String path, Object body, Effect effect) {
        return new Deed(request, key -> people.get(login).send("POST", path, body, key), effect);
    }

    /** Agrees that the author was paid, which somebody else proposed; the n-th payout is there when n are. */
    private Deed payout(String comparison, Books books) {
        String ines = books.rows("SELECT id FROM person WHERE login = 'ines'")
                .getFirst()
                .getFirst();
        Due due = Due.on(people.get("finn").get("/ledger").body()).stream()
                .filter(one -> one.person().equals(ines))
                .findFirst()
                .orElseThrow();
        assertThat(people.get("finn")
                        .form("/ledger/proposals/payment", due.paid())
                        .statusCode())
                .isEqualTo(303);
        String approval = Due.approvals(
                        people.get("fred").get("/ledger/proposals").body())
                .getFirst();
        long before = books.count("SELECT count(*) FROM ledger_transaction WHERE kind = 'payout'");
        return new Deed(
                "payout-" + comparison,
                key -> people.get("fred").form(approval, Map.of(), key),
                new Effect("SELECT count(*) - ? FROM ledger_transaction WHERE kind = 'payout'", before));
    }

    private static void everythingIsThereOnce(Installation marlin, Books books) {
        assertThat(books.rows("SELECT role, count(*) FROM judgement GROUP BY role ORDER BY role"))
                .isEqualTo(List.of(List.of("author", "6"), List.of("reviewer", "3")));
        assertThat(books.count("SELECT count(*) FROM comparison_receipt")).isEqualTo(3);
        assertThat(books.count("SELECT count(*) FROM submission WHERE state = 'accepted'"))
                .isEqualTo(3);
        assertThat(books.count("SELECT count(*) FROM review")).isEqualTo(3);
        assertThat(books.rows("""
                SELECT t.kind, count(*), sum(e.amount) FROM ledger_transaction t
                JOIN ledger_entry e ON e.transaction_id = t.id JOIN account a ON a.id = e.account_id
                WHERE a.kind = 'person_payable' GROUP BY t.kind ORDER BY t.kind
                """))
                .isEqualTo(List.of(
                        List.of("author_fee", "3", "84000"),
                        List.of("payout", "3", "-84000"),
                        List.of("reviewer_fee", "3", "12000")));
        assertThat(books.count("SELECT sum(amount) FROM ledger_entry")).isZero();
        assertThat(books.rows("SELECT action, count(*) FROM audit_event WHERE action IN ('judgement.given',"
                        + " 'comparison.submitted', 'payout.made') GROUP BY action ORDER BY action"))
                .isEqualTo(List.of(
                        List.of("comparison.submitted", "3"),
                        List.of("judgement.given", "9"),
                        List.of("payout.made", "3")));
        assertThat(marlin.command("audit", "verify").exitCode()).isZero();
    }
}
