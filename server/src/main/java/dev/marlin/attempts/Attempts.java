package dev.marlin.attempts;

import dev.marlin.attempts.AttemptStore.Asked;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import dev.marlin.qualification.QualificationDraft;
import dev.marlin.qualification.QualificationDraft.Repeat;
import dev.marlin.qualification.QualificationDraft.Rules;
import dev.marlin.qualification.QualificationId;
import dev.marlin.qualification.Qualifications;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The door of attempts: draws, keeps what is ticked, grades what is sent. */
@Service
public class Attempts {
    static final String KIND = "qualification_attempt";

    private final AttemptStore store;
    private final GradeStore gradeStore;
    private final Grades grades;
    private final Qualifications qualifications;
    private final Ground ground;
    private final SecureRandom random = new SecureRandom();

    Attempts(AttemptStore store, GradeStore gradeStore, Grades grades, Qualifications qualifications, Ground ground) {
        this.store = store;
        this.gradeStore = gradeStore;
        this.grades = grades;
        this.qualifications = qualifications;
        this.ground = ground;
    }

    /** How the person stands to that version, by the rules that it states. */
    public Standing standing(Qualification qualification, PersonId person) {
        List<Attempt> all = store.of(qualification.id(), person);
        Rules rules = qualification.content().rules();
        for (Attempt attempt : all) {
            if (attempt.state() == AttemptState.PASSED) {
                return new Standing.Passed(attempt.id());
            }
            if (attempt.state() == AttemptState.OPEN) {
                return new Standing.Running(attempt.id());
            }
        }
        int left = rules.attempts() - all.size();
        if (left <= 0) {
            return new Standing.UsedUp();
        }
        Optional<Instant> until = all.isEmpty()
                ? Optional.empty()
                : all.getLast().ended().map(end -> end.plus(Duration.ofHours(rules.waitHours())));
        return until.filter(end -> end.isAfter(ground.now()))
                .<Standing>map(end -> new Standing.Waiting(left, end))
                .orElseGet(() -> new Standing.MayStart(left));
    }

    /** The person's attempts at that version, first one first. */
    public List<Attempt> of(QualificationId qualification, PersonId person) {
        return store.of(qualification, person);
    }

    /**
     * Begins an attempt; whoever is at one already gets that one.
     *
     * @throws MarlinException NOT_FOUND when it is not published; CONFLICT when a later version took its place, it is
     *     passed, or the retake rule does not allow it yet or any more
     */
    public Attempt start(QualificationId id, PersonId person) {
        return ground.inTransaction(() -> {
            Qualification qualification = qualifications.published(id);
            store.lockPerson(id, person);
            return switch (standing(qualification, person)) {
                case Standing.Running running -> get(running.attempt());
                case Standing.MayStart may -> begin(qualification, person);
                case Standing.Passed passed ->
                    throw MarlinException.conflict("You have passed this already. Nothing was started.");
                case Standing.Waiting waiting ->
                    throw MarlinException.conflict("You may begin the next attempt from " + utc(waiting.until())
                            + ". Nothing was started, and none of your attempts was used.");
                case Standing.UsedUp usedUp ->
                    throw MarlinException.conflict(
                            "You have used all attempts at this version. Appeal a question that was"
                                    + " wrong, or wait for the next version. Nothing was started.");
            };
        });
    }

    private Attempt begin(Qualification qualification, PersonId person) {
        if (!qualification.isOpen()) {
            throw MarlinException.conflict("A later version took its place. Take that one; nothing was started.");
        }
        Rules rules = qualification.content().rules();
        Instant now = ground.now();
        Attempt attempt = new Attempt(
                AttemptId.random(),
                qualification.id(),
                person,
                store.of(qualification.id(), person).size() + 1,
                AttemptState.OPEN,
                random.nextLong(),
                now,
                now.plus(Duration.ofMinutes(rules.minutes())),
                Optional.empty(),
                Optional.empty());
        Set<String> seen = rules.repeat() == Repeat.UNSEEN_FIRST ? store.seen(qualification.id(), person) : Set.of();
        store.insert(attempt);
        draw(attempt, qualification, seen);
        record(attempt, "qualification_attempt.started", Optional.of(person));
        ground.attention().set(item(attempt, qualification));
        return attempt;
    }

    private void draw(Attempt attempt, Qualification qualification, Set<String> seen) {
        Map<String, UUID> ids = gradeStore.items(qualification.id()).stream()
                .collect(Collectors.toMap(GradeStore.Item::key, GradeStore.Item::id));
        Set<String> retired = gradeStore.retired(qualification.id());
        List<QualificationDraft.Item> pool = qualification.content().items().stream()
                .filter(item -> !retired.contains(item.key()))
                .toList();
        if (pool.isEmpty()) {
            throw MarlinException.conflict("All its questions were taken out: wait for the next version.");
        }
        Set<Integer> last = new LinkedHashSet<>();
        for (int i = 0; i < pool.size(); i++) {
            if (seen.contains(pool.get(i).key())) {
                last.add(i);
            }
        }
        Draw draw = new Draw(attempt.seed());
        int position = 0;
        for (int place :
                draw.items(pool.size(), last, qualification.content().rules().drawn())) {
            QualificationDraft.Item item = pool.get(place);
            store.insertQuestion(
                    attempt.id(),
                    ++position,
                    Objects.requireNonNull(ids.get(item.key())),
                    draw.choices(item.choices().size()));
        }
    }

    /**
     * Keeps what is ticked, as a draft.
     *
     * @param ticked by position of the question, from 1: places of the ticked choices on the page, from 1; questions that
     *     are absent stay as they are
     * @throws MarlinException NOT_FOUND when it is not theirs; CONFLICT when it was sent or its time is over; INVALID when
     *     there is no such question or choice
     */
    public Paper save(AttemptId id, Map<Integer, Set<Integer>> ticked, PersonId person) {
        return ground.inTransaction(() -> {
            Attempt attempt = lockOpen(id, person);
            keep(attempt, ticked);
            return paper(id, person);
        });
    }

    /**
     * Sends the attempt: it is graded at once. The same again gets the same result.
     *
     * @param ticked as {@link #save}; together with what was saved
     * @throws MarlinException as {@link #save}
     */
    public Result submit(AttemptId id, Map<Integer, Set<Integer>> ticked, PersonId person) {
        return ground.inTransaction(() -> {
            Attempt known = own(store.lock(id), person);
            if (!known.isGraded() || !same(known, ticked)) {
                Attempt attempt = lockOpen(id, person);
                keep(attempt, ticked);
                grades.grade(attempt);
                ground.attention().clear(KIND, id.value());
            }
            return result(id, person);
        });
    }

    private boolean same(Attempt attempt, Map<Integer, Set<Integer>> ticked) {
        Map<Integer, Set<Integer>> sent = new HashMap<>();
        store.asked(attempt.id()).forEach(asked -> sent.put(asked.position(), places(asked)));
        return ticked.entrySet().stream().allMatch(entry -> entry.getValue().equals(sent.get(entry.getKey())));
    }

    private Attempt lockOpen(AttemptId id, PersonId person) {
        Attempt attempt = own(store.lock(id), person);
        AttemptStep.ANSWER.from(attempt.state());
        if (!attempt.due().isAfter(ground.now())) {
            throw MarlinException.conflict(
                    "The time of this attempt ended at " + utc(attempt.due()) + ". Nothing was changed.");
        }
        return attempt;
    }

    private void keep(Attempt attempt, Map<Integer, Set<Integer>> ticked) {
        Map<Integer, Asked> asked =
                store.asked(attempt.id()).stream().collect(Collectors.toMap(Asked::position, one -> one));
        ticked.forEach((position, places) -> {
            Asked question = asked.get(position);
            if (question == null) {
                throw MarlinException.invalid("There is no question " + position + ". Nothing was saved.");
            }
            Set<Integer> chosen = new LinkedHashSet<>();
            for (int place : places) {
                if (place < 1 || place > question.choices().size()) {
                    throw MarlinException.invalid(
                            "Question " + position + " has no choice " + place + ". Nothing was saved.");
                }
                chosen.add(question.choices().get(place - 1));
            }
            store.saveAnswer(attempt.id(), position, chosen);
        });
    }

    /** @throws MarlinException NOT_FOUND */
    public Attempt get(AttemptId id) {
        return store.find(id).orElseThrow(Attempts::unknown);
    }

    /** Whether that person takes it. */
    public boolean isOf(AttemptId id, PersonId person) {
        return store.find(id).filter(found -> found.person().equals(person)).isPresent();
    }

    /** What the person is asked. @throws MarlinException NOT_FOUND when it is not theirs */
    public Paper paper(AttemptId id, PersonId person) {
        return paper(own(store.find(id), person));
    }

    private Paper paper(Attempt attempt) {
        Qualification qualification = qualifications.get(attempt.qualification());
        List<Paper.Question> questions = store.asked(attempt.id()).stream()
                .map(asked -> question(asked, qualification.content().item(asked.key())))
                .toList();
        return new Paper(attempt, qualification.title(), questions);
    }

    /**
     * How the person fared, with the right answers.
     *
     * @throws MarlinException NOT_FOUND when it is not theirs, CONFLICT when it is not graded
     */
    public Result result(AttemptId id, PersonId person) {
        return result(own(store.find(id), person), Map.of());
    }

    /** As {@link #result(AttemptId, PersonId)}, for those who decide an appeal, and with what was appealed. */
    Result result(Attempt attempt, Map<Integer, Appeal> appeals) {
        Attempt.Grade grade = attempt.grade()
                .orElseThrow(() -> MarlinException.conflict("This attempt is not graded: there is no result."));
        QualificationDraft content = qualifications.get(attempt.qualification()).content();
        Set<String> retired = gradeStore.retired(attempt.qualification());
        List<Result.Line> lines = store.asked(attempt.id()).stream()
                .map(asked -> line(asked, content.item(asked.key()), retired.contains(asked.key()), appeals))
                .toList();
        return new Result(paper(attempt), grade, lines);
    }

    private static Result.Line line(
            Asked asked, QualificationDraft.Item item, boolean retired, Map<Integer, Appeal> appeals) {
        Set<Integer> right = Grades.right(item);
        return new Result.Line(
                question(asked, item),
                asked.chosen().equals(right),
                retired,
                places(asked.choices(), right),
                item.explanation(),
                item.axis(),
                Optional.ofNullable(appeals.get(asked.position())));
    }

    private static Paper.Question question(Asked asked, QualificationDraft.Item item) {
        return new Paper.Question(
                asked.position(),
                item.question(),
                item.code(),
                Grades.right(item).size() > 1,
                asked.choices().stream()
                        .map(place -> item.choices().get(place).text())
                        .toList(),
                places(asked));
    }

    private static Set<Integer> places(Asked asked) {
        return places(asked.choices(), asked.chosen());
    }

    private static Set<Integer> places(List<Integer> order, Set<Integer> inFile) {
        return inFile.stream().map(place -> order.indexOf(place) + 1).collect(Collectors.toSet());
    }

    /** The person has seen the news about their attempt. @throws MarlinException NOT_FOUND when it is not theirs */
    public void seen(AttemptId id, PersonId person) {
        own(store.find(id), person);
        ground.inTransaction(() -> {
            ground.attention().clear(Grades.RESULT, id.value(), person);
            return true;
        });
    }

    /** Ends attempts whose time is over and says how many; a job calls it every minute. */
    public int lapse() {
        return ground.inTransaction(() -> {
            List<Attempt> over = store.lockOver(ground.now());
            for (Attempt attempt : over) {
                store.setState(attempt.id(), AttemptStep.LAPSE.from(attempt.state()), attempt.due());
                ground.attention().clear(KIND, attempt.id().value());
                record(attempt, "qualification_attempt.lapsed", Optional.empty());
            }
            return over.size();
        });
    }

    private static Attempt own(Optional<Attempt> found, PersonId person) {
        return found.filter(attempt -> attempt.person().equals(person)).orElseThrow(Attempts::unknown);
    }

    private void record(Attempt attempt, String action, Optional<PersonId> by) {
        ground.audit()
                .record(new AuditEvent(
                        action,
                        by,
                        KIND,
                        attempt.id().value(),
                        Map.of(
                                "qualification", attempt.qualification().toString(),
                                "number", Integer.toString(attempt.number()))));
    }

    private static AttentionItem item(Attempt attempt, Qualification qualification) {
        return new AttentionItem(
                attempt.person(),
                KIND,
                attempt.id().value(),
                "Qualification “" + qualification.name() + "”",
                "You began an attempt: what is not sent in time is not graded.",
                "Answer",
                "/qualification-attempts/" + attempt.id(),
                attempt.started(),
                Optional.of(attempt.due()));
    }

    static String utc(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That attempt");
    }
}
