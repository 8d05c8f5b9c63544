package dev.marlin.rubrics;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of rubrics: publishes versions and hands them out; a published version never changes. */
@Service
public class Rubrics {
    private final RubricStore store;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Rubrics(RubricStore store, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Publishes the next version of the rubric of that name, or version 1 of a new one.
     *
     * @throws MarlinException CONFLICT when the text equals the latest version's: nothing would change
     */
    public RubricVersion publish(RubricDraft draft, PersonId by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            store.lockName(draft.name());
            Optional<RubricVersion> latest = store.latest(draft.name());
            latest.filter(version -> sameText(version, draft)).ifPresent(version -> {
                throw MarlinException.conflict("Version " + version.number() + " of “" + draft.name()
                        + "” already says exactly this. Nothing was published.");
            });
            int number = latest.map(RubricVersion::number).orElse(0) + 1;
            RubricVersionId id = RubricVersionId.random();
            store.insert(id, number, draft, by);
            audit.record(AuditEvent.by(
                    by,
                    "rubric.published",
                    "rubric_version",
                    id.value(),
                    Map.of("number", Integer.toString(number), "digest", store.digest(draft))));
            return get(id);
        }));
    }

    /**
     * Publishes a version from its file form.
     *
     * @throws MarlinException INVALID with the line or the field of the first fault
     */
    public RubricVersion publishYaml(String yaml, PersonId by) {
        return publish(RubricYaml.read(yaml), by);
    }

    /** @throws MarlinException NOT_FOUND */
    public RubricVersion get(RubricVersionId id) {
        return find(id).orElseThrow(() -> MarlinException.notFound("That rubric version"));
    }

    public Optional<RubricVersion> find(RubricVersionId id) {
        return store.find(id);
    }

    /** The latest version of the rubric of that name; empty when no such rubric is published. */
    public Optional<RubricVersion> latest(String rubric) {
        return store.latest(rubric);
    }

    /** All versions of the rubric of that name, latest first. */
    public List<RubricVersion> versions(String rubric) {
        return store.versions(rubric);
    }

    /** The latest version of each rubric, by name. */
    public List<RubricVersion> latestOfEach() {
        return store.latestOfEach();
    }

    private static boolean sameText(RubricVersion version, RubricDraft draft) {
        return version.axes().equals(draft.axes()) && version.reasonCodes().equals(draft.reasonCodes());
    }
}
