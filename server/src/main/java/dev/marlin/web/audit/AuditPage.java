package dev.marlin.web.audit;

import dev.marlin.audit.AuditEntry;
import dev.marlin.audit.LogFilter;
import dev.marlin.kernel.Keyset;
import dev.marlin.web.ui.PageView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The audit log, newest first.
 *
 * @param names of those who acted, by person
 * @param filter as it was typed
 * @param chain what is known of the chain
 */
public record AuditPage(Keyset<AuditEntry> entries, Map<UUID, String> names, LogFilter.Words filter, ChainStatus chain)
        implements PageView {
    private static final Map<String, String> EVIDENCE = Map.of(
            "task", "/tasks/",
            "run", "/runs/",
            "campaign", "/campaigns/",
            "repository", "/catalog/",
            "agent_version", "/agents/",
            "rubric_version", "/rubrics/",
            "evaluation", "/evaluations/");
    private static final int SUMMARY = 40;

    public AuditPage {
        names = Map.copyOf(names);
    }

    /** Who did it, for people: a name, or that it was Marlin itself. */
    public String who(AuditEntry entry) {
        return entry.actor().map(id -> names.getOrDefault(id, "unknown")).orElse("system");
    }

    /** What the entry is about, in words. */
    public String kind(AuditEntry entry) {
        return entry.subjectKind().replace('_', ' ');
    }

    /** The page that shows what the entry is about; empty when there is none. */
    public Optional<String> evidence(AuditEntry entry) {
        return Optional.ofNullable(EVIDENCE.get(entry.subjectKind())).map(path -> path + entry.subject());
    }

    /** All facts, by name. */
    public List<Map.Entry<String, String>> facts(AuditEntry entry) {
        return List.copyOf(new TreeMap<>(entry.facts()).entrySet());
    }

    /** The facts in few letters: all of them are one key away. */
    public String summary(AuditEntry entry) {
        String all = facts(entry).stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
        String words = all.isEmpty() ? "no facts" : all;
        return words.codePointCount(0, words.length()) > SUMMARY
                ? words.substring(0, words.offsetByCodePoints(0, SUMMARY)) + "…"
                : words;
    }

    /** As people read it. */
    public String minute(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ');
    }

    /** As {@link #minute}, to the second. */
    public String second(Instant at) {
        return at.toString().substring(0, 19).replace('T', ' ');
    }

    /** Whether this is not simply the newest of all entries. */
    public boolean filtered() {
        return !filter.equals(new LogFilter.Words("", "", "", "", ""));
    }

    /** All that is logged about the same thing. */
    public String about(AuditEntry entry) {
        return "/audit?subject=" + entry.subject();
    }

    /** The next page with the same filter. */
    public Optional<String> older() {
        return entries.next()
                .map(next -> "/audit?before=" + next
                        + "&actor=" + encoded(filter.actor())
                        + "&action=" + encoded(filter.action())
                        + "&subject=" + encoded(filter.subject())
                        + "&since=" + encoded(filter.since())
                        + "&until=" + encoded(filter.until()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
