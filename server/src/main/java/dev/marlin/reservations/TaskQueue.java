package dev.marlin.reservations;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.TaskStanding.Kind;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskFilter;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a person may claim, and why not, as lists show it. */
@Service
public class TaskQueue {
    private static final int OFFERED = 3;
    private static final int LOOKED_AT = 20;
    private static final int COUNTED_PAGES = 5;

    private final QueueStore store;
    private final ClaimRules rules;
    private final Tasks tasks;

    TaskQueue(QueueStore store, ClaimRules rules, Tasks tasks) {
        this.store = store;
        this.rules = rules;
        this.tasks = tasks;
    }

    /** Those of the tasks that may be shown to the visitor at all, in their order: all of them to who claims none. */
    public List<Task> shown(List<Task> all, Visitor visitor) {
        return visitor.is(Role.EXPERT) ? shown(all, visitor.id()) : all;
    }

    List<Task> shown(List<Task> all, PersonId person) {
        Set<CampaignId> waiting = rules.waiting();
        Map<TaskId, TaskStanding> theirs = standings(
                all.stream()
                        .filter(task -> waiting.contains(task.campaign()))
                        .map(Task::id)
                        .toList(),
                person);
        return all.stream()
                .filter(task -> !waiting.contains(task.campaign()) || isTheirs(theirs.get(task.id())))
                .filter(task -> !rules.hides(task, person))
                .toList();
    }

    /** What a person holds or judged stays in their list while its campaign rests. */
    private static boolean isTheirs(@Nullable TaskStanding standing) {
        return standing != null && (standing.is(Kind.MINE) || standing.is(Kind.JUDGED_BY_YOU));
    }

    /** How each of these tasks stands to the person. */
    public Map<TaskId, TaskStanding> standings(Collection<TaskId> ids, PersonId person) {
        return store.standings(ids, person);
    }

    /** What the person lacks to claim the task, beside a free place; empty when nothing. */
    public Optional<ClaimRefusal> objection(Task task, PersonId person) {
        return rules.objection(task, person);
    }

    /** The three claimable tasks that are most like this one, deterministically. */
    public List<NearestTask> nearest(TaskId id, PersonId person) {
        Predicate<NearestTask> allowed = near -> !rules.hasConditions()
                || rules.objection(tasks.get(near.task()), person).isEmpty();
        List<NearestTask> same = store.nearest(id, person, true, LOOKED_AT).stream()
                .filter(allowed)
                .toList();
        Stream<NearestTask> others = same.size() >= OFFERED
                ? Stream.empty()
                : store.nearest(id, person, false, LOOKED_AT).stream().filter(allowed);
        return Stream.concat(same.stream(), others).limit(OFFERED).toList();
    }

    /**
     * How many of the tasks that the filter lets through stand how to the person. Where conditions hide tasks from
     * people, the first five hundred are counted.
     */
    public QueueReport report(TaskFilter filter, PersonId person) {
        return rules.hasConditions() ? counted(filter.limit(100), person) : store.report(filter, person);
    }

    private QueueReport counted(TaskFilter filter, PersonId person) {
        QueueReport.Counting counting = new QueueReport.Counting();
        Optional<TaskFilter> next = Optional.of(filter);
        for (int pages = 0; pages < COUNTED_PAGES && next.isPresent(); pages++) {
            Keyset<Task> page = tasks.list(next.get());
            List<Task> shown = shown(page.rows(), person);
            standings(shown.stream().map(Task::id).collect(Collectors.toList()), person)
                    .values()
                    .forEach(standing -> counting.add(standing.kind(), 1, standing.until()));
            next = page.next().map(filter::after);
        }
        return counting.report(next.isEmpty());
    }
}
