package dev.marlin.attempts;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import dev.marlin.qualification.QualificationDraft;
import dev.marlin.qualification.QualificationId;
import dev.marlin.qualification.Qualifications;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The door of items: what the answers say about them, and who retires or keeps those that are suspect. */
@Service
public class Items {
    private final GradeStore store;
    private final Grades grades;
    private final Rulings rulings;
    private final Qualifications qualifications;
    private final Ground ground;

    Items(GradeStore store, Grades grades, Rulings rulings, Qualifications qualifications, Ground ground) {
        this.store = store;
        this.grades = grades;
        this.rulings = rulings;
        this.qualifications = qualifications;
        this.ground = ground;
    }

    /**
     * Whether an item counts.
     *
     * @param retired otherwise it is kept, and nobody is asked about it again
     * @param reason 1 to 4,000 characters
     */
    public record Ruling(boolean retired, String reason) {
        public Ruling {
            if (reason.isBlank() || reason.length() > 4_000) {
                throw MarlinException.invalid("reason: give one, in 1 to 4,000 characters. Nothing was changed.");
            }
        }
    }

    /**
     * One item as its owner sees it.
     *
     * @param figures empty when it is retired
     * @param suspect it waits for somebody to retire or keep it
     */
    public record Analyzed(
            QualificationDraft.Item item, Optional<ItemFigures> figures, boolean retired, boolean suspect) {}

    /** A suspect item that nobody ruled on. */
    public record Suspect(String qualification, String key, String axis) {}

    /** Every item of a published version, in the order of its file. */
    public List<Analyzed> analysis(Qualification qualification) {
        Set<String> retired = store.retired(qualification.id());
        Set<String> suspects = store.suspects(qualification.id());
        List<ItemFigures.Answered> answers = grades.answers(qualification, retired);
        return qualification.content().items().stream()
                .map(item -> new Analyzed(
                        item,
                        retired.contains(item.key())
                                ? Optional.empty()
                                : Optional.of(ItemFigures.of(List.of(item.key()), answers)
                                        .getFirst()),
                        retired.contains(item.key()),
                        suspects.contains(item.key())))
                .toList();
    }

    /**
     * Retires an item, or keeps it in spite of its figures. Retired once, it stays so, and all who were asked it are graded
     * again.
     *
     * @throws MarlinException NOT_FOUND; FORBIDDEN for who wrote it
     */
    public void rule(QualificationId id, String key, Ruling ruling, PersonId by) {
        ground.inTransaction(() -> {
            GradeStore.Item item = store.items(id).stream()
                    .filter(found -> found.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> MarlinException.notFound("That item"));
            rulings.rule(item, ruling, by);
            return true;
        });
    }

    /** Suspect items of all qualifications of that rubric. */
    public List<Suspect> suspects(String rubric) {
        return store.suspects(rubric).stream()
                .map(item ->
                        new Suspect(qualifications.get(item.qualification()).title(), item.key(), item.axis()))
                .toList();
    }
}
