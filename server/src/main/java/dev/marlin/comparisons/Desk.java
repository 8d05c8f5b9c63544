package dev.marlin.comparisons;

import dev.marlin.comparisons.Comparisons.Writer;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.rubrics.RubricVersionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What a person has on the desk while judging: drafts, files marked as viewed, and the guess asked for afterwards. */
@Service
public class Desk {
    /** Turn of the draft that is about the whole comparison. */
    public static final int WHOLE = 0;

    private static final int DRAFT_BYTES = 1 << 20;

    private final DeskStore store;
    private final ComparisonStore comparisons;
    private final Assignments assignments;
    private final Ground ground;

    Desk(DeskStore store, ComparisonStore comparisons, Assignments assignments, Ground ground) {
        this.store = store;
        this.comparisons = comparisons;
        this.assignments = assignments;
        this.ground = ground;
    }

    /** Whose draft of what; a new rubric version begins a new draft. */
    public record Place(ComparisonId comparison, int turn, PersonId person, RubricVersionId rubricVersion) {}

    /**
     * Work not yet said: form fields by name.
     *
     * @param revision grows by one with each save, from 1
     */
    public record Draft(int revision, Map<String, String> fields, Instant savedAt) {
        public Draft {
            fields = Map.copyOf(fields);
        }
    }

    /** What came of a save. */
    public sealed interface Saving {
        /** It is the draft now. */
        record Saved(Draft draft) implements Saving {}

        /** Somebody, as a rule the same person in another window, saved meanwhile: both are kept, nothing is lost. */
        record BothKept(Draft current, Draft yours) implements Saving {}
    }

    /** A file on one side; the file by its key, see {@link BlindView.ChangedFile#key()}. */
    public record Mark(Side side, String file) {
        public Mark {
            if (!file.matches("[0-9a-f]{16}")) {
                throw MarlinException.notFound("That file");
            }
        }
    }

    /** Whether somebody could tell who is who. */
    public enum Answer {
        COULD_NOT_TELL,
        A_IS,
        B_IS
    }

    /**
     * Answer to the one question after submitting. A free text, because a list to choose from would tell the roster.
     *
     * @param name the agent that the person thinks it was; empty exactly when they could not tell
     * @param why what gave it away; may be empty
     */
    public record Guess(Answer answer, String name, Judgement.Confidence confidence, String why) {
        public Guess {
            name = name.strip();
            why = why.strip();
            if (name.isEmpty() != (answer == Answer.COULD_NOT_TELL)) {
                throw MarlinException.invalid("Name the agent that you recognized, or say that you could not tell.");
            }
            if (name.length() > 120 || why.length() > 4_000) {
                throw MarlinException.invalid("A name has at most 120 characters, the reason at most 4,000.");
            }
        }
    }

    /** Place of the person's draft; turn {@link #WHOLE} for the whole. */
    public Place place(ComparisonId comparison, int turn, PersonId person) {
        Comparison found = comparisons.get(comparison);
        if (turn < WHOLE || turn > found.turn()) {
            throw MarlinException.notFound("That turn");
        }
        return new Place(comparison, turn, person, found.rubricVersion());
    }

    public Optional<Draft> draft(Place place) {
        return ground.inTransaction(() -> store.draft(place));
    }

    /** Versions that lost against a newer draft, newest first. */
    public List<Draft> others(Place place) {
        return store.others(place);
    }

    /**
     * Saves a draft.
     *
     * @param basedOn revision that the writer started from; 0 for none
     * @throws MarlinException TOO_LARGE above 1 MiB
     */
    public Saving save(Place place, int basedOn, Map<String, String> fields) {
        requireSmall(fields);
        return ground.inTransaction(() -> {
            Draft draft = new Draft(basedOn + 1, fields, ground.now());
            Optional<Draft> current = store.draft(place);
            if (current.isPresent() && current.get().fields().equals(draft.fields())) {
                return new Saving.Saved(current.get());
            }
            if (current.map(Draft::revision).orElse(0) == basedOn && store.save(place, draft)) {
                return new Saving.Saved(draft);
            }
            store.keepBeside(place, basedOn, draft);
            return new Saving.BothKept(store.draft(place).orElseThrow(), new Draft(basedOn, fields, draft.savedAt()));
        });
    }

    /**
     * Lets the holder of the lease go on; of anybody else keeps the work as a draft, whatever becomes of the request.
     *
     * @throws MarlinException LEASE_ENDED
     */
    void requireLease(Comparison comparison, Writer writer, int turn, Map<String, String> work) {
        try {
            assignments.requireHolder(comparison.task(), writer);
        } catch (MarlinException e) {
            if (e.problem() != Problem.LEASE_ENDED) {
                throw e;
            }
            Place place = new Place(comparison.id(), turn, writer.person(), comparison.rubricVersion());
            requireSmall(work);
            ground.apart(() -> {
                int revision = store.draft(place).map(Draft::revision).orElse(0);
                Draft draft = new Draft(revision + 1, work, ground.now());
                return store.save(place, draft);
            });
            throw new MarlinException(
                    Problem.LEASE_ENDED,
                    "Your lease of this task has ended. Your work is kept as a draft: claim the task again and it is"
                            + " here, or copy it from this page. Nothing was submitted.",
                    e);
        }
    }

    /** Ends the lease of a task whose work is in. */
    void giveBack(Comparison comparison) {
        assignments.complete(comparison.task(), comparison.expert());
    }

    /**
     * Gives the expert more time.
     *
     * @return until when
     * @throws MarlinException LEASE_ENDED when there is no lease to extend
     */
    public Instant extend(ComparisonId id, PersonId expert) {
        return assignments.extend(comparisons.get(id).task(), expert);
    }

    /** Marks a file of the latest turn as viewed or takes the mark off. A new turn begins without marks. */
    public void view(ComparisonId id, PersonId person, Mark mark, boolean viewed) {
        ground.inTransaction(() -> {
            int turn = comparisons.get(id).turn();
            if (viewed) {
                store.mark(id, person, turn, mark, ground.now());
            } else {
                store.unmark(id, person, turn, mark);
            }
            return viewed;
        });
    }

    /** What the person has marked as viewed in that turn. */
    public Set<Mark> viewed(ComparisonId id, PersonId person, int turn) {
        return store.marks(id, person, turn);
    }

    /**
     * Records who the person thinks it was; once, after submitting, never changed. The same answer again is no error.
     *
     * @throws MarlinException CONFLICT before submitting, or when another answer is recorded
     */
    public void guess(ComparisonId id, PersonId person, Guess guess) {
        ground.inTransaction(() -> {
            Comparison comparison = comparisons.lock(id);
            if (comparison.state() != Comparison.State.SUBMITTED) {
                throw MarlinException.conflict("The question comes after submitting. Nothing was saved.");
            }
            if (store.insert(id, person, guess, ground.now())) {
                ground.log(
                        person,
                        "guess.given",
                        id,
                        Map.of("answer", guess.answer().name()));
            } else if (!store.guess(id, person).equals(Optional.of(guess))) {
                throw MarlinException.conflict("You have answered already; the first answer counts.");
            }
            return guess;
        });
    }

    public Optional<Guess> guessOf(ComparisonId id, PersonId person) {
        return store.guess(id, person);
    }

    private static void requireSmall(Map<String, String> fields) {
        long bytes = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (!field.getKey().matches("[A-Za-z0-9_.-]{1,100}")) {
                throw MarlinException.invalid("A field's name has 1 to 100 letters, digits, dots, - or _.");
            }
            bytes += field.getKey().length() + field.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > DRAFT_BYTES) {
            throw new MarlinException(
                    Problem.TOO_LARGE,
                    "A draft holds 1 MiB of text and this is more. It is still in your browser; shorten it.");
        }
    }
}
