package dev.marlin.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.identity.AuthorizationTable;
import dev.marlin.identity.Role;
import dev.marlin.identity.Rule;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.blind.Canaries;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.blind.NamedWork;
import dev.marlin.testkit.blind.SessionReading;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Plants all by which an agent can give itself away, proves that a search finds every piece of it where names may be
 * read, and then reads everything that those who judge can get.
 */
class BlindnessTest {
    private static final String AUTHORS = "the author's word";
    private static final String REVIEWERS = "the reviewer's word";
    private static final Set<String> WORDS = Set.of(AUTHORS, REVIEWERS);

    /** Of things that are not there: patches of the task, a closed period, a second version, a test, a credential. */
    private static final Set<String> ABSENT = Set.of(
            "/tasks/{task}/patches/{kind}",
            "/earnings/statements/{number}",
            "/earnings/statements/{number}/csv",
            "/earnings/statements/{number}/pdf",
            "/api/v1/earnings/statements/{number}",
            "/api/v1/earnings/statements/{number}/csv",
            "/api/v1/earnings/statements/{number}/pdf",
            "/rubrics/{version}/changes/{older}",
            "/api/v1/rubrics/{version}/changes/{older}",
            "/qualifications/{qualification}",
            "/api/v1/qualifications/{qualification}",
            "/qualification-attempts/{attempt}",
            "/credentials/{credential}",
            "/credentials/{credential}/evidence",
            "/api/v1/credentials/{credential}",
            "/practice/{practice}/explained",
            "/api/v1/practice/{practice}/explained");

    private static ServedRuns runs;
    private static Collection<Rule> rules;
    private static int read;

    private final Canaries names = new Canaries();
    private final Set<String> hidden = new TreeSet<>();
    private final Map<String, Map<String, String>> leaks = new TreeMap<>();
    private final Set<String> reached = new TreeSet<>();

    @BeforeAll
    static void start() {
        runs = new ServedRuns();
        runs.server.person("rita", Role.REVIEWER);
        runs.server.person("rob", Role.REVIEWER);
        runs.server.person("theo", Role.ADJUDICATOR);
        rules = runs.server.bean(AuthorizationTable.class).rules();
    }

    @AfterAll
    static void stop() {
        runs.close();
    }

    @Test
    void nobodyWhoJudgesCanGetAnythingThatNamesAnAgent() {
        NamedWork.ALDEBARAN.plantIn(names);
        NamedWork.BETELGEUSE.plantIn(names);
        NamedWork.plantHabitsIn(names);
        Session ines = runs.server.as("ines");
        JudgedPair pair = JudgedPair.of(ines, task("Greet", NamedWork.ALDEBARAN, NamedWork.BETELGEUSE));
        pair.followUp("Again, please.");
        int planted = names.labels().size();
        proveThatManagersFindAll();
        names.add(AUTHORS, "authors-word-5519").add(REVIEWERS, "reviewers-word-5519");
        blind("expert, before submitting", "ines");
        alike(ines, "/comparisons/" + pair.comparison());
        pair.submit("authors-word-5519");
        blind("expert, after submitting", "ines");
        reviewed();
        for (String person : List.of("rita", "theo", "ines")) {
            blind(person + ", when all is decided", person, true);
        }
        assertThat(leaks).isEmpty();
        System.out.printf(
                "Blindness: %d planted forms, %d answers read, %d routes reached%n", planted, read, reached.size());
        assertThat(unreached()).isEmpty();
    }

    /** Both did the same, each under its own name: then no answer about one side differs from that about the other. */
    private static void alike(Session expert, String comparison) {
        int compared = 0;
        for (String turn : List.of("?turn=1", "?turn=2")) {
            JsonNode document = expert.json("/api/v1" + comparison + turn);
            assertThat(plain(document.at("/sides/A").toString()))
                    .isEqualTo(plain(document.at("/sides/B").toString()));
            for (JsonNode file : document.path("files")) {
                String at = comparison + "/files/" + file.path("key").asString() + "/text/";
                compared += alike(expert.get(at + "a" + turn), expert.get(at + "b" + turn));
            }
            String log = comparison + "/verifiers/1/log/";
            compared += alike(expert.get(log + "a" + turn), expert.get(log + "b" + turn));
        }
        assertThat(compared).isGreaterThanOrEqualTo(8);
    }

    private static int alike(HttpResponse<String> a, HttpResponse<String> b) {
        assertThat(a.statusCode()).isEqualTo(b.statusCode());
        assertThat(plain(a.body())).isEqualTo(plain(b.body()));
        assertThat(headers(a)).isEqualTo(headers(b)).doesNotContainKeys("etag", "last-modified");
        return a.statusCode() == 200 ? 1 : 0;
    }

    /** Commits hold their time: two of the same change differ in nothing but their names. */
    private static String plain(String text) {
        return text.replaceAll("\\b[0-9a-f]{7,40}\\b", "<commit>");
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(Set.of("date", "set-cookie", "connection"));
        headers.replaceAll((name, values) -> values.stream()
                .map(value -> value.replaceAll("-[ab]\\.txt", ".txt"))
                .toList());
        return headers;
    }

    /** Two reviewers who differ, one of whom writes a word, and an adjudicator. */
    private void reviewed() {
        Session rita = runs.server.as("rita");
        Session rob = runs.server.as("rob");
        String submission = JudgedPair.waiting(rita);
        assertThat(blind("reviewer, before judging", "rita")).isEmpty();
        JudgedPair.judge(rita, submission, "a_better", "2", "reviewers-word-5519");
        assertThat(blind("reviewer, after judging", "rita")).containsExactly(AUTHORS, REVIEWERS);
        assertThat(blind("other reviewer, before judging", "rob")).isEmpty();
        JudgedPair.judge(rob, submission, "b_much_better", "7", "no");
        JudgedPair.accept(rita, submission);
        JudgedPair.accept(rob, submission);
        assertThat(blind("adjudicator", "theo")).containsExactly(AUTHORS, REVIEWERS);
        JudgedPair.uphold(runs.server.as("theo"), submission);
    }

    private void proveThatManagersFindAll() {
        Session mara = runs.server.as("mara");
        SessionReading book = SessionReading.of(rules, mara, names, List.of(), false);
        Set<String> missing = new TreeSet<>(names.labels());
        missing.removeAll(book.found().keySet());
        assertThat(missing).as("planted and not found by a manager").isEmpty();
        for (JsonNode pair : mara.json("/api/v1/runs").path("pairs")) {
            for (JsonNode run : mara.json(
                            "/api/v1/runs/pairs/" + pair.path("id").asString())
                    .path("runs")) {
                for (String identity : List.of("id", "candidate", "agentVersion")) {
                    if (hidden.add(run.path(identity).asString())) {
                        names.add(
                                identity + " " + hidden.size(),
                                run.path(identity).asString());
                    }
                }
            }
        }
        assertThat(hidden).hasSizeGreaterThanOrEqualTo(8);
    }

    private Set<String> blind(String who, String login) {
        return blind(who, login, false);
    }

    /** @return whose words the person can read */
    private Set<String> blind(String who, String login, boolean provoking) {
        SessionReading seen = SessionReading.of(rules, runs.server.as(login), names, hidden, provoking);
        read += seen.read();
        reached.addAll(seen.reached());
        System.out.printf(
                "  %s: %d answers, %d of %d routes%n",
                who, seen.read(), seen.reached().size(), seen.asked());
        Map<String, String> found = new TreeMap<>(seen.found());
        Set<String> words = new TreeSet<>(found.keySet());
        words.retainAll(WORDS);
        found.keySet().removeAll(WORDS);
        if (!found.isEmpty()) {
            leaks.put(who, found);
        }
        return words;
    }

    /** Routes that a judging person may call and that nobody got anything from. */
    private Set<String> unreached() {
        Set<String> routes = new TreeSet<>();
        for (Rule rule : rules) {
            boolean judging = rule.who() instanceof Rule.Who.AnyPerson
                    || rule.who() instanceof Rule.Who.Holder holder
                            && Set.of(Role.EXPERT, Role.REVIEWER, Role.ADJUDICATOR)
                                    .contains(holder.role());
            if (judging && rule.method().equals("GET")) {
                routes.add(rule.path());
            }
        }
        routes.removeAll(reached);
        routes.removeAll(ABSENT);
        return routes;
    }

    private static Task task(String title, NamedWork... works) {
        List<AgentVersion> agents = new ArrayList<>();
        for (NamedWork work : works) {
            agents.add(runs.scripted(work.name(), work.version(), work.turns(), work.words()));
        }
        return runs.task(title, 2, agents.toArray(AgentVersion[]::new));
    }
}
