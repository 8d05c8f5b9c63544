package dev.marlin.e2e.week;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All requests of all people: how many, how they were answered, how long each took. */
final class Traffic {
    /** Where 503 says that the provider is late, which is the test's own. */
    private static final String PROVIDED = "/sign-in/";

    private final Map<String, ConcurrentLinkedQueue<Request>> families = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();

    private record Request(int status, long nanos) {}

    /** @param status 0 when there was no answer */
    void add(String method, String path, int status, long nanos, String body) {
        families.computeIfAbsent(family(method, path), any -> new ConcurrentLinkedQueue<>())
                .add(new Request(status, nanos));
        if (status == 0 || status >= 500 && !path.startsWith(PROVIDED)) {
            broken.add(method + " " + path + ": " + status + " " + body.substring(0, Math.min(300, body.length())));
        }
    }

    int count() {
        return families.values().stream().mapToInt(ConcurrentLinkedQueue::size).sum();
    }

    /** Requests that were not answered, or with a fault of ours. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Answers by status. */
    Map<Integer, Integer> statuses() {
        Map<Integer, Integer> statuses = new TreeMap<>();
        families.values()
                .forEach(family -> family.forEach(request -> statuses.merge(request.status(), 1, Integer::sum)));
        return statuses;
    }

    /** One line per family of routes that was asked 20 times or more, slowest first; one line for all. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("%-62s %7s %6s %6s %7s %7s %7s"
                .formatted("route", "times", "4xx", "5xx", "p50 ms", "p95 ms", "p99 ms"));
        List<Map.Entry<String, List<Request>>> rows = new ArrayList<>();
        List<Request> all = new ArrayList<>();
        families.forEach((name, requests) -> {
            List<Request> copy = List.copyOf(requests);
            all.addAll(copy);
            if (copy.size() >= 20) {
                rows.add(Map.entry(name, copy));
            }
        });
        rows.sort((a, b) -> Double.compare(millis(b.getValue(), 0.95), millis(a.getValue(), 0.95)));
        rows.forEach(row -> lines.add(line(row.getKey(), row.getValue())));
        lines.add(line("all", all));
        return lines;
    }

    private static String line(String name, List<Request> requests) {
        return String.format(
                Locale.ROOT,
                "%-62s %7d %6d %6d %7.1f %7.1f %7.1f",
                name,
                requests.size(),
                requests.stream()
                        .filter(r -> r.status() >= 400 && r.status() < 500)
                        .count(),
                requests.stream()
                        .filter(r -> r.status() == 0 || r.status() >= 500)
                        .count(),
                millis(requests, 0.5),
                millis(requests, 0.95),
                millis(requests, 0.99));
    }

    private static double millis(List<Request> requests, double share) {
        long[] sorted = requests.stream().mapToLong(Request::nanos).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }

    private static String family(String method, String path) {
        String plain = path.replaceAll("\\?.*", "");
        String parts = String.join(
                "/", Arrays.stream(plain.split("/", -1)).map(Traffic::part).toList());
        return method + " " + parts;
    }

    private static String part(String part) {
        return part.matches("[0-9a-f-]{36}|[0-9]+|[0-9a-f]{16}") ? "{}" : part;
    }
}
