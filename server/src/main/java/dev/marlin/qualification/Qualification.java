package dev.marlin.qualification;

import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a qualification.
 *
 * @param number 1, 2, 3 … once it is published
 * @param text file form, from which the content was read
 * @param revision counts changes of the text, from 1; whoever saves or decides names the one they saw
 * @param proposedBy who put it before a second person: the author of its items
 * @param newest no later version of that name is published for the same rubric version
 * @param sentBack what the second person wanted changed; empty when it was not sent back
 */
public record Qualification(
        QualificationId id,
        Optional<Integer> number,
        QualificationState state,
        QualificationDraft content,
        String text,
        int revision,
        RubricVersionId rubric,
        Optional<PersonId> proposedBy,
        Instant changedAt,
        boolean newest,
        Optional<String> sentBack) {
    public String name() {
        return content.name();
    }

    /** May be taken now. */
    public boolean isOpen() {
        return state == QualificationState.PUBLISHED && newest;
    }

    /** {@code Reading the rubric, version 2}; a draft has no number yet. */
    public String title() {
        return name() + number.map(n -> ", version " + n).orElse("");
    }
}
