package dev.marlin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.http.Session;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people do all day, each a loop of its own: experts judge turns again and again and submit now and then, reviewers
 * judge and accept what is submitted, finance pays whom something is owed. Remembers every judgement that was sent, and
 * the id under which it was acknowledged.
 */
final class Workday {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PAUSE_NANOS = 100_000_000;

    final Persistence persistence = new Persistence();
    /** Id by rationale. */
    final Map<String, String> judgements = new ConcurrentHashMap<>();
    /** Receipt by comparison. */
    final Map<String, String> receipts = new ConcurrentHashMap<>();

    final AtomicInteger accepted = new AtomicInteger();
    final AtomicInteger payouts = new AtomicInteger();

    private final int comparisons;
    private final IntSupplier kills;
    private final AtomicInteger numbers = new AtomicInteger();

    /**
     * @param comparisons of all experts: the day ends when all are accepted
     * @param kills so far
     */
    Workday(int comparisons, IntSupplier kills) {
        this.comparisons = comparisons;
        this.kills = kills;
    }

    /** Judges each comparison until its share of the kills is over, then submits it. */
    void expert(Session session, List<String> own, int killsInAll) {
        for (int i = 0; i < own.size(); i++) {
            int until = killsInAll * (i + 1) / own.size();
            String path = "/api/v1/comparisons/" + own.get(i) + "/";
            do {
                Map<String, Object> verdict = new HashMap<>(Texts.opinion(3, rationale("turn")));
                verdict.put("turn", 1);
                judge(session, path + "judgements", verdict);
            } while (kills.getAsInt() < until);
            Map<String, Object> whole = Texts.opinion(3, rationale("whole"));
            HttpResponse<String> answer =
                    persistence.change(key -> session.send("POST", path + "submission", whole, key));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode receipt = JSON.readTree(answer.body());
            judgements.put(
                    whole.get("rationale").toString(), receipt.path("judgement").asString());
            receipts.put(own.get(i), receipt.path("number").asString());
        }
    }

    /** Reviews whatever waits, until everything is accepted. */
    void reviewer(Session session) {
        while (accepted.get() < comparisons) {
            JsonNode list = JSON.readTree(
                    persistence.until(() -> session.api("/api/v1/reviews")).body());
            for (JsonNode line : list.path("yours")) {
                String path = "/api/v1/submissions/" + line.path("submission").asString() + "/";
                Map<String, Object> own = Texts.opinion(3, rationale("review"));
                HttpResponse<String> judged =
                        persistence.change(key -> session.send("POST", path + "judgement", own, key));
                assertThat(judged.statusCode()).as(judged.body()).isEqualTo(200);
                judgements.put(own.get("rationale").toString(), "");
                HttpResponse<String> sent =
                        persistence.change(key -> session.send("POST", path + "verdict", Texts.ACCEPT, key));
                assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
                accepted.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Pays everybody to whom something is owed, one proposing and the other agreeing, until all is accepted and paid. */
    void finance(Session one, Session other) {
        boolean last;
        do {
            last = accepted.get() == comparisons;
            for (Due due : owed(one)) {
                HttpResponse<String> proposed =
                        persistence.change(key -> one.form("/ledger/proposals/payment", due.paid(), key));
                assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(303);
            }
            String proposals =
                    persistence.until(() -> other.get("/ledger/proposals")).body();
            for (String approval : Due.approvals(proposals)) {
                HttpResponse<String> paid = persistence.change(key -> other.form(approval, Map.of(), key));
                assertThat(paid.statusCode()).as(paid.body()).isEqualTo(303);
                payouts.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (!last || !owed(one).isEmpty());
    }

    private void judge(Session session, String path, Map<String, Object> verdict) {
        HttpResponse<String> answer = persistence.change(key -> session.send("POST", path, verdict, key));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        judgements.put(
                verdict.get("rationale").toString(),
                JSON.readTree(answer.body()).path("id").asString());
    }

    private List<Due> owed(Session session) {
        return Due.on(persistence.until(() -> session.get("/ledger")).body());
    }

    private String rationale(String what) {
        return OpenComparisons.EVIDENCE + what + " " + numbers.incrementAndGet();
    }
}
