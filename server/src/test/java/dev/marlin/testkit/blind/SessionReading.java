package dev.marlin.testkit.blind;

import dev.marlin.identity.Rule;
import dev.marlin.testkit.http.Session;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one person's session gave away when everything in it was read.
 *
 * @param read answers that were read
 * @param asked GET routes of the table that were asked for
 * @param reached of them, those that answered with content
 * @param found where each label was met first, and in which words
 */
public record SessionReading(int read, int asked, Set<String> reached, Map<String, String> found) {

    /** @param guesses ids that the person was never shown and tries all the same */
    public static SessionReading of(
            Collection<Rule> rules, Session session, Canaries canaries, Collection<String> guesses) {
        Map<String, String> found = new TreeMap<>();
        Crawler crawler =
                new Crawler(rules, session, (path, answer) -> search(canaries, path, answer, found)).run(guesses);
        return new SessionReading(crawler.read(), crawler.routes(), Set.copyOf(crawler.reached()), found);
    }

    private static void search(Canaries canaries, String path, HttpResponse<String> answer, Map<String, String> found) {
        canaries.in(answer.body() + "\n" + answer.headers().map())
                .forEach((label, words) -> found.putIfAbsent(label, path + ": … " + words + " …"));
    }
}
