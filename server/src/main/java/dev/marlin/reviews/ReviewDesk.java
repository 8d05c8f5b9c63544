package dev.marlin.reviews;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people may read of submissions: their list, and one at a time as far as they may see it. */
@Service
public class ReviewDesk {
    private static final int LIMIT = 300;

    private final SubmissionStore submissions;
    private final CaseFile.Archive files;
    private final Cases cases;
    private final Attention attention;
    private final OverdueTurns turns;

    ReviewDesk(
            SubmissionStore submissions, CaseFile.Archive files, Cases cases, Attention attention, OverdueTurns turns) {
        this.submissions = submissions;
        this.files = files;
        this.cases = cases;
        this.attention = attention;
        this.turns = turns;
    }

    /**
     * One line of a person's list.
     *
     * @param action word on the button; empty when it is not their turn
     * @param since when it began to wait for whom it waits for now
     * @param due when the clock reminds of it; empty when nothing waits for this person
     */
    public record Entry(
            SubmissionId id,
            String title,
            SubmissionState state,
            int round,
            String reason,
            String action,
            Instant since,
            Optional<Instant> due) {
        private Entry due(Optional<Instant> when) {
            return new Entry(id, title, state, round, reason, action, since, when);
        }
    }

    /**
     * A person's submissions: written, reviewed or decided by them.
     *
     * @param yours wait for them, longest first
     * @param others wait for others, longest first
     * @param settled the latest first
     */
    public record Entries(List<Entry> yours, List<Entry> others, List<Entry> settled) {
        public Entries {
            yours = List.copyOf(yours);
            others = List.copyOf(others);
            settled = List.copyOf(settled);
        }
    }

    /** What the person may see of the submission now; NOT_FOUND for strangers. */
    public SubmissionView look(SubmissionId id, PersonId person) {
        return Sight.of(files.read(id), person, cases);
    }

    /** The person's latest submissions in any capacity. */
    public Entries of(PersonId person) {
        Map<UUID, AttentionItem> turns = new HashMap<>();
        attention.of(person).stream()
                .filter(item -> item.subjectKind().equals(WhoseTurn.KIND))
                .forEach(item -> turns.put(item.subject(), item));
        List<Entry> yours = new ArrayList<>();
        List<Entry> others = new ArrayList<>();
        List<Entry> settled = new ArrayList<>();
        for (Submission submission : submissions.of(person, LIMIT)) {
            AttentionItem turn = turns.get(submission.id().value());
            if (turn != null) {
                yours.add(entry(submission, turn.reason(), turn.action(), turn.since())
                        .due(turn.due()));
            } else {
                List<Entry> list = submission.state().isOpen() ? others : settled;
                list.add(entry(submission, "", "", submission.changedAt()));
            }
        }
        yours.sort((one, two) -> one.since().compareTo(two.since()));
        others.sort((one, two) -> one.since().compareTo(two.since()));
        return new Entries(yours, others, settled);
    }

    /** Submissions for which nobody can act, with the reason; for managers. */
    public List<Entry> unstaffed() {
        return submissions.unstaffed().stream()
                .map(submission -> attention.on(WhoseTurn.KIND, submission.id().value()).stream()
                        .filter(item -> WhoseTurn.isOpening(item.action()))
                        .findFirst()
                        .map(item -> entry(submission, item.reason(), item.action(), item.since())
                                .due(item.due()))
                        .orElseGet(() -> entry(
                                submission, "Nobody may act on it yet.", WhoseTurn.STAFF, submission.changedAt())))
                .toList();
    }

    /** Submissions that somebody kept waiting twice as long as they may, and nobody else can take over; for managers. */
    public List<Entry> late() {
        return turns.escalated().stream()
                .filter(item -> !WhoseTurn.isOpening(item.action()))
                .map(item -> entry(
                                submissions
                                        .find(new SubmissionId(item.subject()))
                                        .orElseThrow(),
                                item.reason(),
                                item.action(),
                                item.since())
                        .due(item.due()))
                .toList();
    }

    /** How the person stands to the submission; empty for strangers and unknown submissions. */
    public Optional<SubmissionView.Capacity> capacity(SubmissionId id, PersonId person) {
        return submissions.find(id).flatMap(submission -> capacity(submission, person));
    }

    private Optional<SubmissionView.Capacity> capacity(Submission submission, PersonId person) {
        return Sight.capacityOf(submission, submissions.panels().reviewers(submission.id()), person);
    }

    private Entry entry(Submission submission, String reason, String action, Instant since) {
        return new Entry(
                submission.id(),
                cases.title(submission.task()),
                submission.state(),
                submission.round(),
                reason,
                action,
                since,
                Optional.empty());
    }
}
