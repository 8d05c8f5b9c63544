package dev.marlin.attention;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The one place that knows whose turn it is. Callers set and clear inside their own transaction. */
@Service
public class Attention {
    private final AttentionStore store;

    public Attention(AttentionStore store) {
        this.store = store;
    }

    /** Puts the item on the person's list; the same person and subject again replaces reason and action. */
    public void set(AttentionItem item) {
        store.upsert(item);
    }

    /** Nobody has to act on this subject any more. */
    public void clear(String subjectKind, UUID subject) {
        store.delete(subjectKind, subject);
    }

    /** This person has done their part. */
    public void clear(String subjectKind, UUID subject, PersonId person) {
        store.delete(subjectKind, subject, person);
    }

    /** What waits for the person, longest waiting first. */
    public List<AttentionItem> of(PersonId person) {
        return store.ofPerson(person);
    }

    /** Items of that kind whose clock has run out, longest overdue first. */
    public List<AttentionItem> overdue(String subjectKind, Instant now, int limit) {
        return store.overdue(subjectKind, now, limit);
    }

    /** Everybody that the subject waits for. */
    public List<AttentionItem> on(String subjectKind, UUID subject) {
        return store.ofSubject(subjectKind, subject);
    }
}
