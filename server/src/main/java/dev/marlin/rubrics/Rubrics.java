package dev.marlin.rubrics;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The door of published versions: hands them out; a published version never changes. {@link Proposals} makes them. */
@Service
public class Rubrics {
    private final RubricStore store;
    private final Proposals proposals;
    private final ObjectProvider<VersionUse> uses;

    Rubrics(RubricStore store, Proposals proposals, ObjectProvider<VersionUse> uses) {
        this.store = store;
        this.proposals = proposals;
        this.uses = uses;
    }

    /**
     * Publishes the first version of a rubric by one person, where nobody else could be the second; the version says so.
     *
     * @throws MarlinException FORBIDDEN when there is somebody else, CONFLICT when the rubric has versions: then it is
     *     proposed, and a second person publishes it; INVALID when a check objects
     */
    public RubricVersion publish(RubricDraft draft, PersonId by) {
        return proposals.publishAlone(RubricYaml.write(draft), by);
    }

    /**
     * The same from its file form.
     *
     * @throws MarlinException INVALID with the line or the field of the first fault, and as {@link #publish} does
     */
    public RubricVersion publishYaml(String yaml, PersonId by) {
        return proposals.publishAlone(yaml, by);
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

    /** What is bound to the version, one line per kind of thing. */
    public List<VersionUse.Count> uses(RubricVersionId version) {
        return uses.stream().flatMap(use -> use.of(version).stream()).toList();
    }
}
