package dev.marlin.attention;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that waits for one person.
 *
 * @param person whose turn it is
 * @param subjectKind {@code comparison}, {@code submission}, {@code review}, {@code task}
 * @param subject id of the thing
 * @param title short line, free of agent names
 * @param reason why it waits, a sentence
 * @param action word on the button: {@code Compare}, {@code Answer}, {@code Review}, {@code Decide}
 * @param link path of the page to act on
 * @param since when it began to wait
 * @param due when the automatic clock acts, if there is one
 */
public record AttentionItem(
        PersonId person,
        String subjectKind,
        UUID subject,
        String title,
        String reason,
        String action,
        String link,
        Instant since,
        Optional<Instant> due) {}
