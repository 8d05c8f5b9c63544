package dev.marlin.qualification;

import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.Rubrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The door of qualifications: one manager writes and proposes, a second one publishes. Whoever saves or decides names the
 * revision that they saw, so that nobody overwrites or publishes words that they never read.
 */
@Service
public class Qualifications {
    private static final String KIND = "qualification";
    private static final int LONGEST = 400_000;

    private final QualificationStore store;
    private final Rubrics rubrics;
    private final Ground ground;

    Qualifications(QualificationStore store, Rubrics rubrics, Ground ground) {
        this.store = store;
        this.rubrics = rubrics;
        this.ground = ground;
    }

    /**
     * Begins a draft of the next version.
     *
     * @param text the file form, complete, at most 400,000 characters
     * @throws MarlinException INVALID with the line or the field of the first fault, or when the rubric has no such version
     *     or axis
     */
    public Qualification begin(String text, PersonId by) {
        QualificationDraft draft = read(text);
        RubricVersion rubric = rubric(draft);
        return ground.inTransaction(() -> {
            QualificationId id = QualificationId.random();
            store.insert(id, text, draft, rubric.id(), new QualificationStore.Written(by, ground.now()));
            record(id, "qualification.begun", by, Map.of("digest", Digest.sha256(text)));
            tell(get(id), by, "Your draft is not proposed yet.", "Write");
            return get(id);
        });
    }

    /**
     * Saves the words of a draft; the same words again change nothing.
     *
     * @param revision the one that the writer saw
     * @throws MarlinException INVALID as {@link #begin}; CONFLICT when somebody saved meanwhile or the words stand still
     */
    public Qualification save(QualificationId id, int revision, String text, PersonId by) {
        QualificationDraft draft = read(text);
        RubricVersion rubric = rubric(draft);
        return ground.inTransaction(() -> {
            Qualification old = lock(id, revision);
            QualificationStep.WRITE.from(old.state());
            if (!old.text().equals(text)) {
                store.write(id, text, draft, rubric.id(), ground.now());
                record(id, "qualification.written", by, Map.of("digest", Digest.sha256(text)));
            }
            tell(get(id), by, "Your draft is not proposed yet.", "Write");
            return get(id);
        });
    }

    /**
     * Puts the draft before a second manager; its words stand still from now on, and its items are the proposer's.
     *
     * @throws MarlinException CONFLICT when it was changed meanwhile, or nobody else could publish it and it is not the
     *     first version of its name
     */
    public Qualification propose(QualificationId id, int revision, PersonId by) {
        return ground.inTransaction(() -> {
            Qualification draft = lock(id, revision);
            QualificationStep.PROPOSE.from(draft.state());
            List<PersonId> others = store.otherManagers(by);
            if (others.isEmpty() && store.lastNumber(draft.name()) > 0) {
                throw MarlinException.conflict(
                        "Nobody else can publish it: a second manager has to. Ask an admin to give"
                                + " somebody that role; your draft is kept.");
            }
            store.propose(id, by, ground.now());
            record(id, "qualification.proposed", by, Map.of("revision", Integer.toString(revision)));
            ground.attention().clear(KIND, id.value());
            tell(draft, by, others.isEmpty() ? "Nobody else can publish it." : "It waits for a second person.", "Look");
            others.forEach(other -> tell(draft, other, "A second person publishes it or sends it back.", "Decide"));
            return get(id);
        });
    }

    /**
     * Publishes what was proposed as the next version of its name.
     *
     * @throws MarlinException FORBIDDEN for whoever proposed it, unless it is the first version and nobody else could;
     *     CONFLICT when it is not proposed
     */
    public Qualification publish(QualificationId id, int revision, PersonId by) {
        return ground.inTransaction(() -> {
            Qualification proposed = lock(id, revision);
            QualificationStep.PUBLISH.from(proposed.state());
            PersonId author = proposed.proposedBy().orElseThrow();
            store.lockName(proposed.name());
            int number = store.lastNumber(proposed.name()) + 1;
            boolean sole = by.equals(author);
            if (sole && (number > 1 || !store.otherManagers(by).isEmpty())) {
                throw MarlinException.forbidden(
                        "You proposed these words, so a second manager publishes them. Nothing was published.");
            }
            Instant now = ground.now();
            store.insertDecision(proposed, new QualificationStore.Decision(Optional.of(number), "", sole, by, now));
            store.publish(id, number, now);
            proposed.content().items().forEach(item -> store.insertItem(id, item, author));
            record(
                    id,
                    "qualification.published",
                    by,
                    Map.of(
                            "number", Integer.toString(number),
                            "rubric_version", proposed.rubric().toString(),
                            "digest", Digest.sha256(proposed.text()),
                            "proposed_by", author.toString(),
                            "sole", Boolean.toString(sole)));
            ground.attention().clear(KIND, id.value());
            return get(id);
        });
    }

    /**
     * Sends it back to whoever proposed it.
     *
     * @param words what should change, 1 to 4,000 characters
     * @throws MarlinException FORBIDDEN for whoever proposed it, CONFLICT when it is not proposed
     */
    public Qualification sendBack(QualificationId id, int revision, String words, PersonId by) {
        if (words.isBlank() || words.length() > 4_000) {
            throw MarlinException.invalid(
                    "words: say in 1 to 4,000 characters what should change. Nothing was sent back.");
        }
        return ground.inTransaction(() -> {
            Qualification proposed = lock(id, revision);
            QualificationStep.SEND_BACK.from(proposed.state());
            PersonId author = proposed.proposedBy().orElseThrow();
            if (by.equals(author)) {
                throw MarlinException.forbidden("You proposed it. Withdraw it instead; nothing was changed.");
            }
            store.insertDecision(
                    proposed, new QualificationStore.Decision(Optional.empty(), words, false, by, ground.now()));
            store.sendBack(id, ground.now());
            record(id, "qualification.sent-back", by, Map.of("revision", Integer.toString(revision)));
            ground.attention().clear(KIND, id.value());
            tell(proposed, author, "A second person wants something changed.", "Write");
            return get(id);
        });
    }

    /**
     * Gives up a version that is not published.
     *
     * @throws MarlinException CONFLICT when it is published or withdrawn
     */
    public Qualification withdraw(QualificationId id, PersonId by) {
        return ground.inTransaction(() -> {
            Qualification given = store.lock(id).orElseThrow(Qualifications::unknown);
            QualificationStep.WITHDRAW.from(given.state());
            store.withdraw(id, ground.now());
            record(id, "qualification.withdrawn", by, Map.of());
            ground.attention().clear(KIND, id.value());
            return get(id);
        });
    }

    /** @throws MarlinException NOT_FOUND */
    public Qualification get(QualificationId id) {
        return store.find(id).orElseThrow(Qualifications::unknown);
    }

    /** A version as those meet it who may take it. @throws MarlinException NOT_FOUND, also when it is not published */
    public Qualification published(QualificationId id) {
        return store.find(id)
                .filter(found -> found.state() == QualificationState.PUBLISHED)
                .orElseThrow(Qualifications::unknown);
    }

    /** All versions in all states, by name, drafts and later versions first. */
    public List<Qualification> all() {
        return store.all();
    }

    /** Those that may be taken now, by name. */
    public List<Qualification> open() {
        return store.all().stream().filter(Qualification::isOpen).toList();
    }

    /** The rubric version that it is bound to. */
    public RubricVersion rubricOf(Qualification qualification) {
        return rubrics.get(qualification.rubric());
    }

    private Qualification lock(QualificationId id, int revision) {
        Qualification found = store.lock(id).orElseThrow(Qualifications::unknown);
        if (found.revision() != revision) {
            throw MarlinException.conflict("It is at revision " + found.revision() + " since you read revision "
                    + revision + ". Nothing was overwritten; open it in another tab to see the newer words.");
        }
        return found;
    }

    private static QualificationDraft read(String text) {
        if (text.length() > LONGEST || text.indexOf(0) >= 0) {
            throw MarlinException.invalid("text: at most 400,000 characters. Nothing was stored.");
        }
        return QualificationYaml.read(text);
    }

    private RubricVersion rubric(QualificationDraft draft) {
        RubricVersion version = rubrics.versions(draft.rubric()).stream()
                .filter(found -> found.number() == draft.rubricVersion())
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid("rubricVersion: there is no published version "
                        + draft.rubricVersion() + " of “" + draft.rubric() + "”. Nothing was stored."));
        Set<String> axes = version.axes().stream().map(Axis::key).collect(Collectors.toSet());
        draft.items().stream()
                .filter(item -> !axes.contains(item.axis()))
                .findFirst()
                .ifPresent(item -> {
                    throw MarlinException.invalid("items, " + item.key() + ", axis: the rubric version has no axis “"
                            + item.axis() + "”; it has "
                            + String.join(", ", axes.stream().sorted().toList()) + ". Nothing was stored.");
                });
        return version;
    }

    private void record(QualificationId id, String action, PersonId by, Map<String, String> facts) {
        ground.audit().record(AuditEvent.by(by, action, KIND, id.value(), facts));
    }

    private void tell(Qualification about, PersonId person, String reason, String action) {
        ground.attention()
                .set(new AttentionItem(
                        person,
                        KIND,
                        about.id().value(),
                        "Qualification “" + about.name() + "”",
                        reason,
                        action,
                        "/qualifications/" + about.id(),
                        ground.now(),
                        Optional.empty()));
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That qualification");
    }
}
