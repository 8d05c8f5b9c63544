package dev.marlin.web.golds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.identity.AuthorizationTable;
import dev.marlin.identity.Role;
import dev.marlin.identity.Rule;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.blind.Crawler;
import dev.marlin.testkit.blind.JudgedPair;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.ServedRuns;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two tasks that are twins but for their names, one of them gold, and two experts who are twins, too: each takes one from
 * the list to the pay, and everything that either can read is the same but for ids, names and times.
 */
class NothingTellsAGoldTaskTest {
    private static final String STEP =
            "{\"edit\": {\"path\": \"greeting.txt\", \"find\": \"hullo\", \"replace\": \"hello\"}}";
    private static final Pattern PART =
            Pattern.compile("(?=<tr|<li|<article|<option|\\{)|(?<=\\}|</tr>|</li>|</article>|</option>)");

    private static ServedRuns runs;
    private static Collection<Rule> rules;

    @BeforeAll
    static void open() {
        runs = new ServedRuns();
        runs.server.person("omar", Role.EXPERT);
        runs.server.person("olga", Role.EXPERT);
        rules = runs.server.bean(AuthorizationTable.class).rules();
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    @Test
    void whateverAnExpertReadsIsTheSameOfBoth() {
        Task left = runs.task("Zephyrine", runs.scripted("One", "1", STEP), runs.scripted("Two", "1", STEP));
        Task right = runs.twin(left, "Quartzite");
        JudgedPair.of(runs.server.as("ines"), left).submit("known");
        HttpResponse<String> gold = runs.server
                .as("mara")
                .post("/api/v1/golds", Map.of("task", left.id().toString(), "extra", 40, "reason", "All agree."));
        assertThat(gold.statusCode()).as(gold.body()).isEqualTo(200);

        Reading ofGold = worked("omar", left, right);
        Reading ofPaid = worked("olga", right, left);
        assertThat(ofGold.stages).hasSize(3);
        Map<String, String> differences = new TreeMap<>();
        for (int stage = 0; stage < 3; stage++) {
            Map<String, List<String>> one = ofGold.stages.get(stage);
            Map<String, List<String>> other = ofPaid.stages.get(stage);
            TreeSet<String> paths = new TreeSet<>(one.keySet());
            paths.addAll(other.keySet());
            for (String path : paths) {
                List<String> gave = one.getOrDefault(path, List.of());
                List<String> paid = other.getOrDefault(path, List.of());
                if (!gave.equals(paid)) {
                    differences.put(stage + " " + path, difference(gave, paid));
                }
            }
        }
        System.out.printf("Gold tasks: %d answers compared%n", ofGold.read);
        assertThat(differences).isEmpty();
        assertThat(ofGold.read).isGreaterThan(150);
    }

    /** Where the first answer that only one of them got departs from the other's. */
    private static String difference(List<String> left, List<String> right) {
        String one = left.stream()
                .filter(answer -> !right.contains(answer))
                .findFirst()
                .orElse("");
        String other = right.stream()
                .filter(answer -> !left.contains(answer))
                .findFirst()
                .orElse("");
        int at = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return around(one, at) + "  |  " + around(other, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.clamp(at - 60, 0, text.length()), Math.clamp(at + 60, 0, text.length()))
                .replace('\n', ' ');
    }

    private static Reading worked(String login, Task own, Task other) {
        Session expert = runs.server.as(login);
        Reading reading = new Reading(own, other);
        reading.stage(expert);
        JudgedPair pair = JudgedPair.of(expert, own);
        reading.stage(expert);
        pair.submit("mine");
        reading.stage(expert);
        return reading;
    }

    /** All that one expert could read, stage by stage, without what must differ. */
    private static final class Reading {
        private final List<Map<String, List<String>>> stages = new ArrayList<>();
        private final Task own;
        private final Task other;
        private int read;

        Reading(Task own, Task other) {
            this.own = own;
            this.other = other;
        }

        void stage(Session expert) {
            Map<String, TreeSet<String>> seen = new TreeMap<>();
            read += new Crawler(
                            rules,
                            expert,
                            (path, answer) -> seen.computeIfAbsent(plain(path), key -> new TreeSet<>())
                                    .add(answer.statusCode() + " " + headers(answer) + sorted(plain(answer.body()))))
                    .run(List.of(own.id().toString(), other.id().toString()))
                    .read();
            Map<String, List<String>> all = new TreeMap<>();
            seen.forEach((path, answers) -> all.put(path, List.copyOf(answers)));
            stages.add(all);
        }

        private String plain(String text) {
            return text.replace(own.id().toString(), "«own»")
                    .replace(other.id().toString(), "«other»")
                    .replace(own.id().shortCode(), "«own»")
                    .replace(other.id().shortCode(), "«other»")
                    .replace(own.title(), "«own»")
                    .replace(other.title(), "«other»")
                    .replaceAll("(?i)omar|olga", "<twin>")
                    .replaceAll("(entry |<th scope=\"row\">)[0-9]+\\b", "$1<number>")
                    .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                    .replaceAll("name=\"(_key|_csrf|csrf-token)\" (value|content)=\"[^\"]*\"", "<fresh>")
                    .replaceAll("(after|before)=[^\"&]*", "$1=<cursor>")
                    .replaceAll("R-[0-9A-Z]{4}-[0-9A-Z]{4}", "<receipt>")
                    .replaceAll("\\b[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}\\b", "<code>")
                    .replaceAll("(?<![0-9a-zA-Z])[0-9a-f]{7,64}(?![0-9a-zA-Z])", "<hash>")
                    .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+Z?)?", "<time>")
                    .replaceAll("[0-9]{2}:[0-9]{2}(:[0-9]{2})?", "<time>")
                    .replaceAll("(\"fence\":|name=\"fence\" value=\"|data-fence=\")[0-9]+", "$1<fence>")
                    .replaceAll("\\b([0-9]+(\\.[0-9]+)? ?(h|min|ms|s|minutes?|hours?|seconds?)\\b ?)+", "<span>")
                    .replaceAll("\"[a-zA-Z]*(Ms|[mM]illis|[sS]econds|[mM]inutes)[a-zA-Z]*\":[0-9.]+", "<span>");
        }

        private static String headers(HttpResponse<String> answer) {
            return answer.headers().map().keySet().stream()
                    .filter(name -> !name.equals("set-cookie") && !name.equals("connection"))
                    .sorted()
                    .collect(Collectors.joining(" "));
        }

        /** Lists show both tasks, the older one first for whoever looks: their parts are compared in one order. */
        private static String sorted(String body) {
            return body.contains("«other»")
                    ? PART.splitAsStream(body).sorted().collect(Collectors.joining("\n"))
                    : body;
        }
    }
}
