package dev.marlin.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call what: the rows of {@code authorization/*.csv}, which are the whole truth. A route that no row names is
 * closed to everybody.
 */
@Component
public class AuthorizationTable {
    private final List<Route> routes;
    private final Map<String, Relation> relations = new HashMap<>();

    public AuthorizationTable(List<Relation> relations) {
        for (Relation relation : relations) {
            if (this.relations.put(relation.name(), relation) != null) {
                throw new IllegalStateException("two relations are called " + relation.name());
            }
        }
        this.routes = routes(load());
        for (Route route : routes) {
            route.rules().forEach(this::checkRelation);
        }
    }

    /** All rows, as loaded; for the tests that hold them against the router. */
    public List<Rule> rules() {
        return routes.stream().flatMap(route -> route.rules().stream()).toList();
    }

    /** The answer for one request by a session, or by a token of a person. */
    public Verdict decide(String method, String path, Optional<Visitor> visitor) {
        return find(method, path)
                .map(found -> decide(found.route(), found.variables(), visitor))
                .orElse(new Verdict.Unknown());
    }

    /**
     * The answer for one request by a directory's token, which an admin must have issued and still stand behind: it opens
     * the rows of {@code directory} and nothing else.
     */
    public Verdict decideForDirectory(String method, String path, Optional<Visitor> visitor) {
        if (visitor.isEmpty()) {
            return new Verdict.SignInNeeded();
        }
        boolean admin = visitor.get().is(Role.ADMIN);
        return find(method, path)
                .filter(found -> admin
                        && found.route().rules().stream().anyMatch(rule -> rule.who() instanceof Rule.Who.Directory))
                .<Verdict>map(found -> new Verdict.Allowed(found.route().name()))
                .orElse(new Verdict.Forbidden());
    }

    private Optional<Found> find(String method, String path) {
        PathContainer container = PathContainer.parsePath(path);
        String effective = method.equals("HEAD") ? "GET" : method;
        for (Route route : routes) {
            if (route.method().equals(effective) && route.pattern().matches(container)) {
                PathPattern.PathMatchInfo match = route.pattern().matchAndExtract(container);
                Map<String, String> variables = match == null ? Map.of() : match.getUriVariables();
                return Optional.of(new Found(route, variables));
            }
        }
        return Optional.empty();
    }

    private Verdict decide(Route route, Map<String, String> variables, Optional<Visitor> visitor) {
        boolean roleFits = false;
        for (Rule rule : route.rules()) {
            if (rule.who().admits(visitor)) {
                roleFits = true;
                if (holds(rule, variables, visitor)) {
                    return new Verdict.Allowed(route.name());
                }
            }
        }
        if (visitor.isEmpty()) {
            return new Verdict.SignInNeeded();
        }
        return roleFits ? new Verdict.Unknown() : new Verdict.Forbidden();
    }

    private boolean holds(Rule rule, Map<String, String> variables, Optional<Visitor> visitor) {
        if (rule.relation().equals("any")) {
            return true;
        }
        Relation relation = relations.get(rule.relation());
        return relation != null && visitor.isPresent() && relation.holds(visitor.get(), variables);
    }

    private void checkRelation(Rule rule) {
        if (!rule.relation().equals("any") && !relations.containsKey(rule.relation())) {
            throw new IllegalStateException("no relation is called " + rule.relation() + ": " + rule);
        }
    }

    private static List<Rule> load() {
        List<Rule> rules = new ArrayList<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:authorization/*.csv")) {
                String text = file.getContentAsString(StandardCharsets.UTF_8);
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> Rule.parse(line, String.valueOf(file.getFilename())))
                        .forEach(rules::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the authorization table", e);
        }
        return rules;
    }

    /** Routes with the most specific pattern first, so that {@code /tasks/new} wins over {@code /tasks/{task}}. */
    private static List<Route> routes(List<Rule> rules) {
        PathPatternParser parser = new PathPatternParser();
        Map<String, Route> byKey = new HashMap<>();
        for (Rule rule : rules) {
            byKey.computeIfAbsent(
                            rule.method() + " " + rule.path(),
                            key -> new Route(rule.method(), parser.parse(rule.path()), new ArrayList<>()))
                    .rules()
                    .add(rule);
        }
        return byKey.values().stream()
                .sorted(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    private record Route(String method, PathPattern pattern, List<Rule> rules) {
        String name() {
            return method + " " + pattern.getPatternString();
        }
    }

    private record Found(Route route, Map<String, String> variables) {}

    /** What the table says to a request. */
    public sealed interface Verdict {
        /** @param route method and pattern that matched */
        record Allowed(String route) implements Verdict {}

        /** Nobody is signed in, and that would have to be first. */
        record SignInNeeded() implements Verdict {}

        /** No row admits this person's roles. */
        record Forbidden() implements Verdict {}

        /** No such route, or the thing is not this person's: the two look alike. */
        record Unknown() implements Verdict {}
    }
}
