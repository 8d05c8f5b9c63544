package dev.marlin.web.tasks;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.reservations.Reservation;
import dev.marlin.reservations.Reservations;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.tasks.DryRunRow;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskFilter;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.TaskState;
import dev.marlin.tasks.Tasks;
import dev.marlin.web.tasks.TaskPage.Rights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads together what the pages of tasks show. */
@Component
class TaskViews {
    private static final int SHOWN_LINES = 400;

    private final Tasks tasks;
    private final DryRuns dryRuns;
    private final Campaigns campaigns;
    private final Reservations reservations;
    private final References references;

    TaskViews(Tasks tasks, DryRuns dryRuns, Campaigns campaigns, Reservations reservations, References references) {
        this.tasks = tasks;
        this.dryRuns = dryRuns;
        this.campaigns = campaigns;
        this.reservations = reservations;
        this.references = references;
    }

    /** What a task refers to, and what refers to it. */
    @Component
    record References(Catalog catalog, Rubrics rubrics, NeutralPairs pairs) {}

    TasksPage list(Visitor visitor, ListFilter filter, Optional<String> after) {
        TaskFilter wanted = filter.filter(visitor.id());
        Keyset<Task> page = tasks.list(after.map(wanted::after).orElse(wanted));
        List<Reservation> mine = reservations.heldBy(visitor.id());
        List<Task> held = mine.stream().map(lease -> tasks.get(lease.task())).toList();
        return new TasksPage(
                after.isPresent() ? List.of() : rows(held, visitor),
                rows(page.rows(), visitor),
                filter,
                campaigns.open(),
                page.next().map(cursor -> filter.address() + "&after=" + cursor),
                visitor.is(Role.EXPERT));
    }

    private List<TaskRow> rows(List<Task> found, Visitor visitor) {
        List<TaskId> ids = found.stream().map(Task::id).toList();
        Map<TaskId, Reservation> held =
                reservations.of(ids).stream().collect(Collectors.toMap(Reservation::task, Function.identity()));
        Set<TaskId> done = Set.copyOf(reservations.completed(ids));
        Map<CampaignId, Campaign> known =
                campaigns.all().stream().collect(Collectors.toMap(Campaign::id, Function.identity()));
        Map<RepositoryId, String> names = new HashMap<>();
        found.forEach(task -> names.computeIfAbsent(
                task.repository(), id -> references.catalog().find(id).name()));
        return found.stream()
                .map(task -> {
                    Campaign campaign = Objects.requireNonNull(known.get(task.campaign()));
                    Optional<Reservation> lease = Optional.ofNullable(held.get(task.id()));
                    return new TaskRow(
                            task,
                            Objects.requireNonNull(names.get(task.repository())),
                            campaign.name(),
                            campaign.authorFee().toString(),
                            lease,
                            lease.filter(own -> own.holder().equals(visitor.id()))
                                    .isPresent(),
                            done.contains(task.id()));
                })
                .toList();
    }

    TaskPage page(Task task, Visitor visitor) {
        Optional<Reservation> held = reservations.of(task.id());
        Campaign campaign = campaigns.get(task.campaign());
        Rights rights = new Rights(
                task.author().equals(visitor.id()),
                visitor.is(Role.EXPERT),
                visitor.is(Role.MANAGER),
                visitor.is(Role.ADMIN),
                held.filter(lease -> lease.holder().equals(visitor.id())).isPresent());
        return new TaskPage(
                task,
                tasks.version(task),
                references.catalog().find(task.repository()),
                campaign,
                references.rubrics().get(campaign.rubricVersion()),
                held,
                !reservations.completed(List.of(task.id())).isEmpty(),
                rights,
                references.pairs().startedBy(visitor.id(), task.id()),
                panel(task, visitor));
    }

    DryRunPanel panel(Task task, Visitor visitor) {
        Optional<DryRunRow> run = dryRuns.latest(task.id());
        boolean current = run.filter(latest ->
                        dryRuns.ofPresentContent(task).filter(latest::equals).isPresent())
                .isPresent();
        return new DryRunPanel(
                task,
                run,
                current,
                run.map(latest -> dryRuns.tail(latest.id(), SHOWN_LINES)).orElse(List.of()),
                task.author().equals(visitor.id()) && task.state() == TaskState.DRAFT);
    }

    FormPage form(Optional<Task> stored, TaskForm form, Optional<String> problem) {
        List<Campaign> open = campaigns.open();
        Optional<RubricVersion> guidelines = open.stream()
                .filter(campaign -> campaign.id().toString().equals(form.campaign()) || open.size() == 1)
                .findFirst()
                .map(campaign -> references.rubrics().get(campaign.rubricVersion()));
        return new FormPage(
                stored.map(task -> task.id().toString()),
                form,
                open,
                guidelines,
                stored.flatMap(Task::referencePatch).isPresent(),
                stored.flatMap(Task::testPatch).isPresent(),
                problem);
    }
}
