package dev.marlin.experts;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of skills: people say what they know, somebody else confirms it; only what is confirmed opens anything. */
@Service
public class Skills {
    private static final int MOST = 30;

    private final SkillStore store;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Skills(SkillStore store, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What the person says they know, by name. */
    public List<Skill> of(PersonId person) {
        return store.of(person);
    }

    /** People with a skill that nobody confirmed yet, who waits longest first. */
    public List<PersonId> waiting() {
        return store.waiting();
    }

    /**
     * Adds a skill of one's own; one that is there already stays as it is.
     *
     * @throws MarlinException INVALID when it is no word for one, or there are thirty
     */
    public void declare(PersonId person, String skill) {
        String name = Skill.normalized(skill);
        transactions.executeWithoutResult(status -> {
            if (store.of(person).size() >= MOST) {
                throw MarlinException.invalid(
                        "skill: at most " + MOST + ". Take one back that matters less; nothing was saved.");
            }
            if (store.insert(person, name)) {
                record("person.skill-declared", person, name, person);
            }
        });
    }

    /** Takes a skill of one's own back; one that is not there is NOT_FOUND. */
    public void retract(PersonId person, String skill) {
        change("person.skill-retracted", person, skill, person, name -> store.delete(person, name));
    }

    /**
     * Says that somebody else knows what they say. A confirmed one stays confirmed by whom it was first.
     *
     * @throws MarlinException FORBIDDEN for one's own; NOT_FOUND when no such skill waits
     */
    public void confirm(PersonId person, String skill, PersonId by) {
        if (by.equals(person)) {
            throw MarlinException.forbidden("Somebody else confirms what you know. Nothing was changed.");
        }
        change("person.skill-confirmed", person, skill, by, name -> store.confirm(person, name, by));
    }

    /** Takes a confirmation back; what is not confirmed is NOT_FOUND. */
    public void doubt(PersonId person, String skill, PersonId by) {
        change("person.skill-doubted", person, skill, by, name -> store.doubt(person, name));
    }

    /** One change of one row. */
    private interface Change {
        boolean made(String name);
    }

    private void change(String action, PersonId person, String skill, PersonId by, Change change) {
        String name = Skill.normalized(skill);
        transactions.executeWithoutResult(status -> {
            if (!change.made(name)) {
                throw MarlinException.notFound("That skill");
            }
            record(action, person, name, by);
        });
    }

    private void record(String action, PersonId person, String name, PersonId by) {
        audit.record(AuditEvent.by(by, action, "person", person.value(), Map.of("skill_sha256", Digest.sha256(name))));
    }
}
