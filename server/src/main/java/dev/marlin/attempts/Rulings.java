package dev.marlin.attempts;

import dev.marlin.attempts.GradeStore.Item;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.QualificationId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may say whether an item was right, and what follows. Callers bring the transaction. */
@Component
class Rulings {
    private final GradeStore store;
    private final Grades grades;
    private final Ground ground;

    Rulings(GradeStore store, Grades grades, Ground ground) {
        this.store = store;
        this.grades = grades;
        this.ground = ground;
    }

    PersonId author(QualificationId qualification) {
        return store.items(qualification).getFirst().author();
    }

    List<PersonId> deciders(PersonId author, PersonId appellant) {
        return grades.deciders(author, appellant);
    }

    List<PersonId> admins() {
        return store.withRole("admin");
    }

    /** Puts the decision of an appeal on its person's list. */
    void answered(Attempt attempt, boolean upheld) {
        grades.tell(
                attempt,
                "Your appeal was decided",
                upheld
                        ? "It was upheld: the question counts for nobody any more."
                        : "It was refused. The page of your attempt says why.");
    }

    /** The item counts for nobody any more; once it is retired, again changes nothing. */
    void retire(UUID item, String reason, PersonId by) {
        rule(store.item(item), new Items.Ruling(true, reason), by);
    }

    void rule(Item item, Items.Ruling ruling, PersonId by) {
        if (by.equals(item.author())) {
            throw MarlinException.forbidden(
                    "You wrote this question, so somebody else says whether it was right. Nothing was changed.");
        }
        store.lockItems(item.qualification());
        UUID id = UUID.randomUUID();
        if (!store.insertRuling(id, item, ruling, by, ground.now())) {
            return;
        }
        ground.audit()
                .record(AuditEvent.by(
                        by,
                        ruling.retired() ? "qualification_item.retired" : "qualification_item.kept",
                        Grades.SUSPECT,
                        item.id(),
                        Map.of("ruling", id.toString())));
        ground.attention().clear(Grades.SUSPECT, item.id());
        if (ruling.retired()) {
            grades.gradeAgainWithout(item, id);
        }
    }
}
