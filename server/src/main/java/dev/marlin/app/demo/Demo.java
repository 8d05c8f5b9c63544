package dev.marlin.app.demo;

import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.Reservations;
import dev.marlin.runs.Pairs;
import dev.marlin.tasks.DryRunState;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The demo campaign from nothing to paid people. Two tasks are carried through review by simulated people, one of them
 * through adjudication; the third is left for whoever sits in front of it, unless nobody does.
 */
@Component
public class Demo {
    private static final long PAUSE_NANOS = 100_000_000;

    private final DemoPeople people;
    private final DemoSeed seed;
    private final Doors doors;

    Demo(People people, ApiTokens tokens, DemoSeed seed, Doors doors) {
        this.people = new DemoPeople(people, tokens);
        this.seed = seed;
        this.doors = doors;
    }

    /** Whether this installation holds a demo already. */
    public boolean isPlanted() {
        return !doors.tasks().ready().isEmpty();
    }

    /**
     * Plants the campaign and lets everything happen.
     *
     * @param leaveOne whether the last task is left for a person
     * @param progress receives one line per step
     */
    public Summary play(URI server, Path examples, Path work, boolean leaveOne, Consumer<String> progress) {
        people.plant();
        Person expert = people.get(DemoPeople.EXPERT);
        Map<String, TaskId> tasks =
                seed.plant(examples, work, people.get(DemoPeople.MANAGER).id(), expert.id());
        progress.accept("three repositories, a rubric, two scripted agents and three tasks are there");
        tasks.values().forEach(task -> doors.dryRuns().start(task, expert.id()));
        tasks.forEach((name, task) -> {
            publish(task, expert.id());
            doors.reservations().claim(task, expert.id());
            doors.pairs().start(task, expert.id());
            progress.accept(name + ": verifiers do on the base what they should; both agents are at work");
        });
        return simulate(server, Example.all(examples), tasks, leaveOne, progress);
    }

    private Summary simulate(
            URI server,
            List<Example> examples,
            Map<String, TaskId> tasks,
            boolean leaveOne,
            Consumer<String> progress) {
        DemoPlay play = new DemoPlay(
                actor(DemoPeople.EXPERT, server),
                DemoPeople.REVIEWERS.stream().map(login -> actor(login, server)).toList(),
                actor(DemoPeople.ADJUDICATOR, server),
                progress);
        int submissions = 0;
        List<String> comparisons = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            String comparison = play.awaitComparison(
                    Objects.requireNonNull(tasks.get(example.name())).toString());
            comparisons.add(comparison);
            progress.accept(example.name() + ": both sides are ready to compare");
            if (leaveOne && i == examples.size() - 1) {
                continue;
            }
            example.followUp().ifPresent(prompt -> play.followUp(comparison, prompt));
            play.submit(comparison);
            submissions++;
        }
        play.review();
        return new Summary(tasks.size(), submissions, comparisons);
    }

    /** An actor for the manager, for what is asked for at the end. */
    Actor manager(URI server) {
        return actor(DemoPeople.MANAGER, server);
    }

    private Actor actor(String login, URI server) {
        return new Actor(login, server, people.token(login));
    }

    private void publish(TaskId id, PersonId author) {
        while (!doors.dryRuns().latest(id).map(run -> run.state().isFinal()).orElse(false)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        DryRunState state = doors.dryRuns().latest(id).orElseThrow().state();
        if (state != DryRunState.DONE) {
            throw new IllegalStateException("the dry run of an example failed; see marlin doctor");
        }
        Task task = doors.tasks().get(id);
        doors.tasks().publish(id, doors.tasks().version(task), author);
    }

    /** What was done. */
    public record Summary(int tasks, int submissions, List<String> comparisons) {
        public Summary {
            comparisons = List.copyOf(comparisons);
        }
    }

    /** Doors that the demo opens in an author's place. */
    @Component
    record Doors(Tasks tasks, DryRuns dryRuns, Reservations reservations, Pairs pairs) {}
}
