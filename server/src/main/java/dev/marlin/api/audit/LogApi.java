package dev.marlin.api.audit;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEntry;
import dev.marlin.audit.LogFilter;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log for programs, and everybody's own trail. */
@RestController
class LogApi {
    private final Audit audit;

    LogApi(Audit audit) {
        this.audit = audit;
    }

    /** @param next value of {@code before} for the next page; absent on the last */
    record LogAnswer(List<Entry> entries, @Nullable String next) {}

    /**
     * One entry.
     *
     * @param actor absent when Marlin did it itself
     * @param hash of its place in the chain; absent until it is sealed, at most a second
     */
    record Entry(
            long id,
            Instant at,
            String action,
            @Nullable String actor,
            String subjectKind,
            String subject,
            Map<String, String> facts,
            @Nullable String hash) {
        static Entry of(AuditEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.at(),
                    entry.action(),
                    entry.actor().map(UUID::toString).orElse(null),
                    entry.subjectKind(),
                    entry.subject().toString(),
                    entry.facts(),
                    entry.hash().orElse(null));
        }
    }

    /** What Marlin logged of the caller: neither facts nor who else did it, as on their page. */
    record TrailAnswer(List<Step> entries, @Nullable String next) {}

    /**
     * One entry, without its number: that counts what everybody did.
     *
     * @param by {@code you}, {@code marlin} or {@code somebody-else}
     */
    record Step(Instant at, String action, String by, String subjectKind) {
        static Step of(AuditEntry entry, Visitor visitor) {
            String by = entry.actor()
                    .map(actor -> actor.equals(visitor.id().value()) ? "you" : "somebody-else")
                    .orElse("marlin");
            return new Step(entry.at(), entry.action(), by, entry.subjectKind());
        }
    }

    /**
     * One page, newest first.
     *
     * @param given filters: {@code actor}, {@code action}, {@code subject}, {@code since}, {@code until}
     */
    @GetMapping("/api/v1/audit")
    LogAnswer log(@RequestParam(required = false) Optional<Long> before, @RequestParam Map<String, String> given) {
        LogFilter filter = LogFilter.of(new LogFilter.Words(
                given.getOrDefault("actor", ""),
                given.getOrDefault("action", ""),
                given.getOrDefault("subject", ""),
                given.getOrDefault("since", ""),
                given.getOrDefault("until", "")));
        Keyset<AuditEntry> page = audit.page(filter, before);
        return new LogAnswer(
                page.rows().stream().map(Entry::of).toList(), page.next().orElse(null));
    }

    @GetMapping("/api/v1/profile/trail")
    TrailAnswer trail(Visitor visitor, @RequestParam(required = false) Optional<Long> before) {
        Keyset<AuditEntry> page = audit.trail(visitor.id(), before);
        return new TrailAnswer(
                page.rows().stream().map(entry -> Step.of(entry, visitor)).toList(),
                page.next().orElse(null));
    }
}
