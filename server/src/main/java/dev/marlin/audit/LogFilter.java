package dev.marlin.audit;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries to look at; an empty field lets all through.
 *
 * @param since from that moment on
 * @param until before that moment
 */
public record LogFilter(
        Optional<PersonId> actor,
        Optional<String> action,
        Optional<UUID> subject,
        Optional<Instant> since,
        Optional<Instant> until) {
    /** Lets all through. */
    public static final LogFilter NONE =
            new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * From what somebody typed; blank is empty.
     *
     * @param words ids as UUIDs, days of UTC as 2026-11-22, both days included
     * @throws MarlinException INVALID, naming the field
     */
    public static LogFilter of(Words words) {
        return new LogFilter(
                id("actor", words.actor()).map(PersonId::new),
                Optional.of(words.action().strip()).filter(text -> !text.isEmpty()),
                id("subject", words.subject()),
                day("since", words.since(), 0),
                day("until", words.until(), 1));
    }

    private static Optional<UUID> id(String field, String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new MarlinException(Problem.INVALID, field + ": an id, as the log shows them in full.", e);
        }
    }

    private static Optional<Instant> day(String field, String text, int later) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.strip())
                            .plusDays(later)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant());
        } catch (DateTimeParseException e) {
            throw new MarlinException(Problem.INVALID, field + ": a day as 2026-11-22, in UTC.", e);
        }
    }

    /** The fields as they were typed. */
    public record Words(String actor, String action, String subject, String since, String until) {}
}
