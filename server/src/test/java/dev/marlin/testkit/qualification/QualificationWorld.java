package dev.marlin.testkit.qualification;

import dev.marlin.attempts.Appeals;
import dev.marlin.attempts.Attempt;
import dev.marlin.attempts.AttemptId;
import dev.marlin.attempts.Attempts;
import dev.marlin.attempts.Paper;
import dev.marlin.attempts.Result;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import dev.marlin.qualification.QualificationDraft;
import dev.marlin.qualification.Qualifications;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A house with two managers, an admin and a published qualification of four items, of which three are drawn. */
public final class QualificationWorld implements AutoCloseable {
    public final TaskWorld house =
            new TaskWorld("dev.marlin.qualification", "dev.marlin.attempts", "dev.marlin.onboarding");
    public final PersonId second;
    public final PersonId admin;

    public QualificationWorld() {
        role(house.manager, "manager");
        second = house.person("second");
        role(second, "manager");
        admin = house.person("adam");
        role(admin, "admin");
    }

    public <T> T bean(Class<T> type) {
        return house.bean(type);
    }

    public Qualifications qualifications() {
        return bean(Qualifications.class);
    }

    public Attempts attempts() {
        return bean(Attempts.class);
    }

    public Appeals appeals() {
        return bean(Appeals.class);
    }

    /** Gives the person a role. */
    public void role(PersonId person, String role) {
        house.database
                .jdbc()
                .sql("INSERT INTO person_role (person_id, role) VALUES (?, ?)")
                .params(person.value(), role)
                .update();
    }

    /** The file of a qualification of that many items, all of which must be drawn to be {@code drawn}. */
    public static String yaml(String name, int items, int drawn) {
        StringBuilder yaml = new StringBuilder("""
                name: %s
                rubric: Code changes
                rubricVersion: 1
                passPercent: 67
                drawn: %d
                minutes: 30
                attempts: 3
                waitHours: 24
                repeat: unseen-first
                items:
                """.formatted(name, drawn));
        for (int i = 1; i <= items; i++) {
            yaml.append("""
                      - key: item_%1$d
                        axis: %2$s
                        question: What about `%1$d`?
                        choices:
                          - right: Canary right %1$d
                          - wrong: Wrong one %1$d
                          - wrong: Wrong two %1$d
                        explanation: Canary explanation %1$d.
                    """.formatted(i, i % 2 == 0 ? "security" : "correctness"));
        }
        return yaml.toString();
    }

    /** Written by the manager, published by the second one. */
    public Qualification published(String name, int items, int drawn) {
        return published(yaml(name, items, drawn));
    }

    /** Written by the manager, published by the second one. */
    public Qualification published(String yaml) {
        Qualification draft = qualifications().begin(yaml, house.manager);
        qualifications().propose(draft.id(), draft.revision(), house.manager);
        return qualifications().publish(draft.id(), draft.revision(), second);
    }

    /** Ticks that are right but for the items of these keys. */
    public Map<Integer, Set<Integer>> ticks(Qualification qualification, Paper paper, Set<String> wrong) {
        Map<Integer, Set<Integer>> ticks = new HashMap<>();
        for (Paper.Question question : paper.questions()) {
            QualificationDraft.Item item = qualification.content().items().stream()
                    .filter(found -> found.question().equals(question.question()))
                    .findFirst()
                    .orElseThrow();
            Set<Integer> places = new HashSet<>();
            for (int place = 1; place <= question.choices().size(); place++) {
                String text = question.choices().get(place - 1);
                boolean right = item.choices().stream()
                        .anyMatch(choice -> choice.right() && choice.text().equals(text));
                if (right != wrong.contains(item.key())) {
                    places.add(place);
                }
            }
            ticks.put(question.position(), places);
        }
        return ticks;
    }

    /** One attempt from its start to its grade. */
    public Result take(Qualification qualification, PersonId person, Set<String> wrong) {
        Attempt attempt = attempts().start(qualification.id(), person);
        Paper paper = attempts().paper(attempt.id(), person);
        return attempts().submit(attempt.id(), ticks(qualification, paper, wrong), person);
    }

    /** Position of the question about that item in the attempt. */
    public int position(Qualification qualification, AttemptId attempt, PersonId person, String key) {
        String question = qualification.content().item(key).question();
        return attempts().paper(attempt, person).questions().stream()
                .filter(asked -> asked.question().equals(question))
                .findFirst()
                .orElseThrow()
                .position();
    }

    /** Moves all attempts and appeals into the past. */
    public void pass(Duration time) {
        for (String sql : List.of(
                "UPDATE qualification_attempt SET started_at = started_at - make_interval(secs => ?), due = due -"
                        + " make_interval(secs => ?), ended_at = ended_at - make_interval(secs => ?)",
                "UPDATE qualification_appeal SET raised_at = raised_at - make_interval(secs => ?), due = due -"
                        + " make_interval(secs => ?) WHERE ? > 0")) {
            double seconds = time.toSeconds();
            house.database.jdbc().sql(sql).params(seconds, seconds, seconds).update();
        }
    }

    @Override
    public void close() {
        house.close();
    }
}
