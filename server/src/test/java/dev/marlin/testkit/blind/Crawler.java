package dev.marlin.testkit.blind;

import dev.marlin.identity.Rule;
import dev.marlin.testkit.http.Session;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads all that one session can get: follows every link, and asks every route of the authorization table for every id
 * that it has met, whether the table lets it or not. Asks; never changes anything.
 */
public final class Crawler {
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get|src|action|data-[a-z-]+)=\"(/[^\"#]*)");
    private static final Pattern ID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final Pattern KEY = Pattern.compile("(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern FRESH = Pattern.compile("name=\"_key\" value=\"[^\"]*\"");
    private static final int LOOKS_PER_PAGE = 40;
    private static final int MOST = 20_000;

    /** Values of variables that are no ids. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "which", List.of("a", "b", "base"),
            "of", List.of("a", "b", "base"),
            "number", List.of("1", "2"),
            "turn", List.of("0", "1", "2"),
            "kind", List.of("reference", "test"),
            "reference", List.of("A1", "B1"),
            "practice", List.of("clean-path", "retry-limit"),
            "evidence", List.of("patch", "trajectory", "raw", "manifest", "final-message"));

    private final List<String> routes;
    private final List<Rule> changes;
    private final Session session;
    private final BiConsumer<String, HttpResponse<String>> reader;
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Integer> looks = new HashMap<>();
    private final ArrayDeque<String> open = new ArrayDeque<>();
    private final Map<String, Set<String>> good = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> reached = new TreeSet<>();
    private int read;

    /** @param reader is given every answer, with the path that was asked for */
    public Crawler(Collection<Rule> rules, Session session, BiConsumer<String, HttpResponse<String>> reader) {
        TreeSet<String> patterns = new TreeSet<>();
        rules.stream().filter(rule -> rule.method().equals("GET")).forEach(rule -> patterns.add(rule.path()));
        patterns.remove("/static/**");
        this.routes = List.copyOf(patterns);
        this.changes = rules.stream()
                .filter(rule -> !rule.method().equals("GET") && !rule.path().startsWith("/sign-"))
                .toList();
        this.session = session;
        this.reader = reader;
    }

    /** @param guesses ids that the session was never shown */
    public Crawler run(Collection<String> guesses) {
        ids.addAll(guesses);
        int before;
        do {
            before = asked.size();
            routes.stream().filter(route -> variables(route).size() < 2).forEach(this::askAll);
            routes.stream().filter(route -> variables(route).size() >= 2).forEach(this::askAll);
            while (!open.isEmpty()) {
                String link = open.poll();
                ask(link, routeOf(link));
            }
        } while (asked.size() > before);
        return this;
    }

    /** Sends nothing to every route that changes something, for every id that was met: refusals speak, too. */
    public Crawler provoke() {
        for (Rule rule : changes) {
            for (String path : paths(rule.path(), true)) {
                if (asked.add(rule.method() + " " + path)) {
                    HttpResponse<String> answer = path.startsWith("/api/") || path.startsWith("/scim/")
                            ? session.send(
                                    rule.method(),
                                    path,
                                    Map.of(),
                                    UUID.randomUUID().toString())
                            : session.form(path, Map.of());
                    read++;
                    reader.accept(path, answer);
                }
            }
        }
        return this;
    }

    /** How many answers were read. */
    public int read() {
        return read;
    }

    /** Routes that were asked for. */
    public int routes() {
        return routes.size();
    }

    /** Routes that answered with content at least once. */
    public Set<String> reached() {
        return reached;
    }

    /** A route that is closed to the role is closed whatever the id: it is asked once. */
    private void askAll(String route) {
        for (String path : paths(route, variables(route).size() > 1)) {
            if (!closed.contains(route)) {
                ask(path, route);
            }
        }
    }

    private List<String> paths(String route, boolean known) {
        List<String> paths = new ArrayList<>(List.of(route));
        for (String variable : variables(route)) {
            List<String> next = new ArrayList<>();
            for (String path : paths) {
                for (String value : values(variable, known)) {
                    next.add(path.replace("{" + variable + "}", value));
                }
            }
            paths = next;
        }
        return paths;
    }

    /** Ids are asked for as anything until they prove to be something; known ones are those that proved it, and a guess. */
    private Set<String> values(String variable, boolean known) {
        if (WORDS.containsKey(variable)) {
            return new LinkedHashSet<>(WORDS.get(variable));
        }
        if (variable.equals("file")) {
            return keys;
        }
        if (!known) {
            return ids.stream()
                    .filter(id -> kinds.getOrDefault(id, variable).equals(variable))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        Set<String> some = new LinkedHashSet<>(good.getOrDefault(variable, Set.of()));
        ids.stream().filter(id -> !some.contains(id)).findFirst().ifPresent(some::add);
        return some;
    }

    private static List<String> variables(String route) {
        List<String> names = new ArrayList<>();
        Matcher found = VARIABLE.matcher(route);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    private void ask(String path, String route) {
        if (!asked.add(path)) {
            return;
        }
        if (asked.size() > MOST) {
            throw new AssertionError("the crawl does not end: " + path);
        }
        HttpResponse<String> answer = path.startsWith("/api/") ? session.api(path) : session.get(path);
        read++;
        reader.accept(path, answer);
        if (answer.statusCode() == 403) {
            closed.add(route);
        }
        if (answer.statusCode() < 400 && !route.isEmpty()) {
            reached.add(route);
            List<String> variables = variables(route);
            if (variables.size() == 1) {
                learn(variables.getFirst(), route, path.replaceFirst("\\?.*", ""));
            }
        }
        remember(answer.body());
        answer.headers().firstValue("Location").ifPresent(this::follow);
    }

    /** The table's route that a link leads to, the most specific one; empty for what is no route of the table. */
    private String routeOf(String link) {
        String path = link.replaceFirst("\\?.*", "");
        return routes.stream()
                .filter(route -> path.matches(VARIABLE.matcher(route).replaceAll("[^/]+")))
                .min(Comparator.comparingInt(route -> variables(route).size()))
                .orElse("");
    }

    private void learn(String variable, String route, String path) {
        int start = route.indexOf('{');
        int tail = route.length() - route.indexOf('}') - 1;
        String id = path.substring(start, path.length() - tail);
        kinds.put(id, variable);
        good.computeIfAbsent(variable, key -> new LinkedHashSet<>()).add(id);
    }

    /** Keys of forms are made anew for each page and name nothing. */
    private void remember(String page) {
        String body = FRESH.matcher(page).replaceAll("");
        ID.matcher(body).results().forEach(found -> ids.add(found.group()));
        KEY.matcher(body).results().forEach(found -> keys.add(found.group()));
        Matcher links = LINK.matcher(body);
        while (links.find()) {
            follow(links.group(1).replace("&amp;", "&"));
        }
    }

    private void follow(String link) {
        int query = link.indexOf('?');
        String page = query < 0 ? link : link.substring(0, query);
        boolean many = query >= 0 && looks.merge(page, 1, Integer::sum) > LOOKS_PER_PAGE;
        if (!many
                && link.startsWith("/")
                && !page.startsWith("/sign-")
                && !page.startsWith("/static/")
                && !asked.contains(link)) {
            open.add(link);
        }
    }
}
