package dev.marlin.reservations;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.ClaimRules.Sight;
import dev.marlin.reservations.TaskStanding.Kind;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.lists.TaskFilter;
import dev.marlin.tasks.lists.TaskLists;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a person may claim, and why not, as lists show it. */
@Service
public class TaskQueue {
    private static final int OFFERED = 3;
    private static final int LOOKED_AT = 20;
    private static final int COUNTED = 2_000;
    private static final int ASKED_ABOUT = 500;

    private final QueueStore store;
    private final ClaimRules rules;
    private final Tasks tasks;
    private final TaskLists lists;

    TaskQueue(QueueStore store, ClaimRules rules, Tasks tasks, TaskLists lists) {
        this.store = store;
        this.rules = rules;
        this.tasks = tasks;
        this.lists = lists;
    }

    /**
     * One page of what the filter lets through and the visitor may be shown: everything to who claims none. It may hold
     * fewer rows than the limit while there is a next one.
     */
    public Keyset<Task> list(TaskFilter filter, Visitor visitor) {
        if (!visitor.is(Role.EXPERT)) {
            return lists.list(filter);
        }
        Sight sight = rules.shown(visitor.id());
        Keyset<Task> page = lists.list(filter.without(sight.hidden()));
        return new Keyset<>(shown(page.rows(), sight, visitor.id()), page.next());
    }

    List<Task> shown(List<Task> all, PersonId person) {
        return shown(all, rules.shown(person), person);
    }

    private List<Task> shown(List<Task> all, Sight sight, PersonId person) {
        Set<CampaignId> hidden = sight.hidden();
        boolean asked = rules.mayHideOneTask();
        Map<TaskId, TaskStanding> theirs = standings(
                all.stream()
                        .filter(task -> sight.waiting().contains(task.campaign()))
                        .map(Task::id)
                        .toList(),
                person);
        return all.stream()
                .filter(task -> !sight.waiting().contains(task.campaign()) || isTheirs(theirs.get(task.id())))
                .filter(task -> !hidden.contains(task.campaign()) && !(asked && rules.hides(task, person)))
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
        Predicate<NearestTask> allowed =
                near -> rules.objection(tasks.get(near.task()), person).isEmpty();
        List<NearestTask> same = store.nearest(id, person, true, LOOKED_AT).stream()
                .filter(allowed)
                .toList();
        Stream<NearestTask> others = same.size() >= OFFERED
                ? Stream.empty()
                : store.nearest(id, person, false, LOOKED_AT).stream().filter(allowed);
        return Stream.concat(same.stream(), others).limit(OFFERED).toList();
    }

    /**
     * How the tasks that the filter lets through stand to the person: the first two thousand of them, or the first five
     * hundred where a condition must be asked about each.
     */
    public QueueReport report(TaskFilter filter, PersonId person) {
        Sight sight = rules.sight(person);
        boolean asked = rules.mayHideOneTask();
        int most = asked ? ASKED_ABOUT : COUNTED;
        List<TaskId> found = lists.ids(filter.without(sight.hidden()), most + 1);
        boolean whole = found.size() <= most;
        List<TaskId> first = whole ? found : found.subList(0, most);
        return counted(asked ? notHidden(first, person) : first, sight, person).report(whole);
    }

    private List<TaskId> notHidden(List<TaskId> ids, PersonId person) {
        return tasks.all(ids).stream()
                .filter(task -> !rules.hides(task, person))
                .map(Task::id)
                .toList();
    }

    private QueueReport.Counting counted(List<TaskId> ids, Sight sight, PersonId person) {
        QueueReport.Counting counting = new QueueReport.Counting();
        for (QueueStore.Share share : store.shares(ids, person)) {
            @Nullable ClaimRefusal lacking = sight.refusals().get(share.campaign());
            boolean theirs = share.kind() == Kind.MINE || share.kind() == Kind.JUDGED_BY_YOU;
            if (lacking != null && share.kind() == Kind.OPEN) {
                counting.addLacking(lacking, share.many());
            } else if (theirs || !sight.waiting().contains(share.campaign())) {
                counting.add(share.kind(), share.many(), share.until());
            }
        }
        return counting;
    }
}
