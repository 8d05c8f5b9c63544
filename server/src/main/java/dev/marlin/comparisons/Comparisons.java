package dev.marlin.comparisons;

import dev.marlin.attention.AttentionItem;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Comparisons as their experts and the review floors use them: read, judged, submitted, reopened. */
@Service
public class Comparisons {
    private static final String RECEIPT_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final ComparisonStore store;
    private final JudgementBook judgements;
    private final Desk desk;
    private final ObjectProvider<SubmissionListener> listeners;
    private final Ground ground;

    Comparisons(
            ComparisonStore store,
            JudgementBook judgements,
            Desk desk,
            ObjectProvider<SubmissionListener> listeners,
            Ground ground) {
        this.store = store;
        this.judgements = judgements;
        this.desk = desk;
        this.listeners = listeners;
        this.ground = ground;
    }

    /**
     * Proof that a submission has arrived and is kept.
     *
     * @param number short and random, {@code R-7Q4K-DX92}: for people to quote, tells no order
     * @param judgement the judgement of the whole that was submitted
     */
    public record Receipt(String number, ComparisonId comparison, int round, JudgementId judgement, Instant at) {}

    /**
     * Who writes, and under which lease.
     *
     * @param fence of the lease that the work was begun under; a later lease of the same person does not stand in for it.
     *     Empty: whichever lease the person holds
     */
    public record Writer(PersonId person, OptionalLong fence) {
        /** Under whichever lease they hold. */
        public static Writer of(PersonId person) {
            return new Writer(person, OptionalLong.empty());
        }
    }

    /** What an expert says of a turn or of the whole. */
    public record Verdict(
            Map<String, AxisScore> axes, Overall overall, Judgement.Confidence confidence, String rationale) {
        public Verdict {
            axes = Map.copyOf(axes);
        }

        /** As the fields of a draft, so that nothing said is lost when it cannot be accepted. */
        public Map<String, String> fields() {
            Map<String, String> fields = new HashMap<>();
            axes.forEach((axis, score) -> fields.put(
                    "axis." + axis,
                    switch (score) {
                        case AxisScore.NotApplicable none -> "na";
                        case AxisScore.Step step -> Integer.toString(step.value());
                    }));
            fields.put("overall", overall.key());
            fields.put("confidence", confidence.name().toLowerCase(Locale.ROOT));
            fields.put("rationale", rationale);
            return fields;
        }
    }

    /** @throws MarlinException NOT_FOUND */
    public Comparison get(ComparisonId id) {
        return store.get(id);
    }

    /** @throws MarlinException NOT_FOUND until both sides of the pair's first turn are ready */
    public Comparison ofPair(PairId pair) {
        return store.ofPair(pair).orElseThrow(() -> MarlinException.notFound("The comparison of that pair"));
    }

    /**
     * Comparisons of a task by everybody, oldest first; not for those who judge it: each of them works alone.
     */
    public List<Comparison> ofTask(TaskId task) {
        return store.ofTask(task);
    }

    /** The expert's latest hundred comparisons, the one touched last first. */
    public List<Comparison> ofExpert(PersonId expert) {
        return store.ofExpert(expert, 100);
    }

    /** The receipt of the latest submission; empty before the first. */
    public Optional<Receipt> receipt(Comparison comparison) {
        Optional<Receipt> latest = store.receipt(comparison.id(), comparison.round());
        return latest.isPresent() ? latest : store.receipt(comparison.id(), comparison.round() - 1);
    }

    /**
     * Records the expert's judgement of the latest turn; a further one replaces it in effect, both stay on record.
     *
     * @throws MarlinException LEASE_ENDED with the work kept as a draft; INVALID; CONFLICT
     */
    public Judgement judgeTurn(ComparisonId id, Writer writer, int turn, Verdict verdict) {
        PersonId expert = writer.person();
        return ground.inTransaction(() -> {
            Comparison comparison = store.lock(id);
            requireExpert(comparison, expert);
            requireLease(comparison, writer, turn, verdict);
            if (turn != comparison.turn()) {
                throw MarlinException.conflict(
                        "Only the latest turn, " + comparison.turn() + ", is open to judgement. Nothing was saved.");
            }
            return judgements.judge(draft(comparison, OptionalInt.of(turn), expert, verdict));
        });
    }

    /** The same under whichever lease the expert holds. */
    public Judgement judgeTurn(ComparisonId id, PersonId expert, int turn, Verdict verdict) {
        return judgeTurn(id, Writer.of(expert), turn, verdict);
    }

    /**
     * Submits the expert's judgement of the whole. The same submission again gives the same receipt. With a single
     * turn, the judgement of the whole is the turn's as well unless that was given before.
     *
     * @throws MarlinException LEASE_ENDED with the work kept as a draft; INVALID; CONFLICT when the latest turn has no
     *     judgement, or something else was submitted before
     */
    public Receipt submit(ComparisonId id, Writer writer, Verdict verdict) {
        PersonId expert = writer.person();
        return ground.inTransaction(() -> {
            Comparison comparison = store.lock(id);
            requireExpert(comparison, expert);
            Optional<Receipt> earlier = store.receipt(id, comparison.round());
            if (comparison.state() == Comparison.State.SUBMITTED && earlier.isPresent()) {
                return same(earlier.get(), verdict);
            }
            Comparison.State next = Comparison.Step.SUBMIT.from(comparison.state());
            requireLease(comparison, writer, Desk.WHOLE, verdict);
            judgeLatestTurn(comparison, expert, verdict);
            Judgement whole = judgements.judge(draft(comparison, OptionalInt.empty(), expert, verdict));
            Receipt receipt = new Receipt(receiptNumber(), id, comparison.round(), whole.id(), whole.at());
            store.insert(receipt);
            store.update(id, next, comparison.turn(), comparison.round(), receipt.at());
            if (comparison.state() == Comparison.State.OPEN) {
                desk.giveBack(comparison);
            }
            ground.attention().clear(Ground.KIND, id.value());
            ground.log(
                    expert,
                    "comparison.submitted",
                    id,
                    Map.of(
                            "round", Integer.toString(comparison.round()),
                            "judgement", whole.id().toString(),
                            "rubric_version", comparison.rubricVersion().toString()));
            tell(comparison, receipt);
            return receipt;
        });
    }

    /** The same under whichever lease the expert holds. */
    public Receipt submit(ComparisonId id, PersonId expert, Verdict verdict) {
        return submit(id, Writer.of(expert), verdict);
    }

    /**
     * Hands a submitted comparison back to its expert, because a reviewer asks for changes.
     *
     * @param round the round that begins: one more than the one submitted
     */
    public void reopen(ComparisonId id, PersonId reviewer, int round) {
        ground.inTransaction(() -> {
            Comparison comparison = store.lock(id);
            Comparison.State next = Comparison.Step.REOPEN.from(comparison.state());
            if (round != comparison.round() + 1) {
                throw MarlinException.conflict("Round " + comparison.round() + " is followed by round "
                        + (comparison.round() + 1) + ", not " + round + ". Nothing was changed.");
            }
            store.update(id, next, comparison.turn(), round, ground.now());
            ground.attention()
                    .set(new AttentionItem(
                            comparison.expert(),
                            Ground.KIND,
                            id.value(),
                            "Comparison " + id.shortCode(),
                            "A reviewer asks for changes.",
                            "Answer",
                            "/comparisons/" + id,
                            ground.now(),
                            Optional.empty()));
            ground.log(reviewer, "comparison.reopened", id, Map.of("round", Integer.toString(round)));
            return next;
        });
    }

    /**
     * Begins a round in which a submitted comparison is judged anew under another rubric version. What was said before
     * keeps the version it was said under.
     *
     * @param round one more than the latest
     */
    public void judgeAnew(ComparisonId id, RubricVersionId version, PersonId by, int round) {
        ground.inTransaction(() -> {
            Comparison comparison = store.lock(id);
            if (comparison.state() != Comparison.State.SUBMITTED || round != comparison.round() + 1) {
                throw MarlinException.conflict("Comparison " + id.shortCode() + " is "
                        + comparison.state().key().replace('_', ' ') + " in round " + comparison.round()
                        + ": round " + round + " cannot begin. Nothing was changed.");
            }
            store.rebind(id, version, round, ground.now());
            ground.log(
                    by,
                    "comparison.rubric-moved",
                    id,
                    Map.of(
                            "round", Integer.toString(round),
                            "from", comparison.rubricVersion().toString(),
                            "to", version.toString()));
            return comparison;
        });
    }

    private void requireLease(Comparison comparison, Writer writer, int turn, Verdict verdict) {
        if (comparison.state() == Comparison.State.OPEN) { // rework comes after the lease has done its duty
            desk.requireLease(comparison, writer, turn, verdict.fields());
        }
    }

    private static void requireExpert(Comparison comparison, PersonId person) {
        if (!comparison.expert().equals(person)) {
            throw MarlinException.notFound("That comparison");
        }
    }

    private void judgeLatestTurn(Comparison comparison, PersonId expert, Verdict verdict) {
        boolean judged = judgements.of(comparison.id()).stream()
                .anyMatch(j -> j.role() == Judgement.Role.AUTHOR
                        && j.turn().isPresent()
                        && j.turn().getAsInt() == comparison.turn());
        if (judged) {
            return;
        }
        if (comparison.turn() > 1) {
            throw MarlinException.conflict("Judge turn " + comparison.turn()
                    + " first, then the whole. Nothing was submitted; your work is kept as a draft.");
        }
        judgements.judge(draft(comparison, OptionalInt.of(comparison.turn()), expert, verdict));
    }

    private Receipt same(Receipt earlier, Verdict verdict) {
        Judgement given = judgements.get(earlier.judgement());
        Verdict before = new Verdict(given.axes(), given.overall(), given.confidence(), given.rationale());
        if (!before.equals(verdict)) {
            throw MarlinException.conflict("This comparison was submitted already, receipt " + earlier.number()
                    + ". What you send now differs from it and was not saved; reviewers can hand it back to you.");
        }
        return earlier;
    }

    private static Judgements.JudgementDraft draft(
            Comparison comparison, OptionalInt turn, PersonId expert, Verdict verdict) {
        return new Judgements.JudgementDraft(
                comparison.id(),
                turn,
                expert,
                Judgement.Role.AUTHOR,
                comparison.round(),
                verdict.axes(),
                verdict.overall(),
                verdict.confidence(),
                verdict.rationale());
    }

    private void tell(Comparison comparison, Receipt receipt) {
        SubmissionListener.Submitted submitted = new SubmissionListener.Submitted(
                comparison.id(),
                comparison.task(),
                comparison.campaign(),
                comparison.expert(),
                receipt.judgement(),
                receipt.round(),
                receipt.at());
        listeners.forEach(listener -> listener.submitted(submitted));
    }

    private String receiptNumber() {
        StringBuilder number = new StringBuilder("R");
        for (int i = 0; i < 8; i++) {
            number.append(i % 4 == 0 ? "-" : "")
                    .append(RECEIPT_LETTERS.charAt(ground.random().nextInt(RECEIPT_LETTERS.length())));
        }
        return number.toString();
    }
}
