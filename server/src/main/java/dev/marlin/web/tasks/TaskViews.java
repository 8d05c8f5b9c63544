package dev.marlin.web.tasks;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.ActiveTime;
import dev.marlin.reservations.ClaimRefusedException;
import dev.marlin.reservations.Reservation;
import dev.marlin.reservations.Reservations;
import dev.marlin.reservations.Skips;
import dev.marlin.reservations.TaskQueue;
import dev.marlin.reservations.TaskStanding;
import dev.marlin.reservations.TypicalTime;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.DryRunRow;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.TaskState;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.lists.TaskFilter;
import dev.marlin.tasks.lists.TaskLists;
import dev.marlin.tasks.lists.TaskQuery;
import dev.marlin.views.SavedView;
import dev.marlin.views.Views;
import dev.marlin.web.tasks.TaskPage.Rights;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Claims claims;
    private final References references;

    TaskViews(Tasks tasks, DryRuns dryRuns, Campaigns campaigns, Claims claims, References references) {
        this.tasks = tasks;
        this.dryRuns = dryRuns;
        this.campaigns = campaigns;
        this.claims = claims;
        this.references = references;
    }

    /** What a task refers to, and what refers to it. */
    @Component
    record References(Catalog catalog, Rubrics rubrics, NeutralPairs pairs, TaskLists lists, Views views) {}

    /** Who holds what, may hold what, and for how long. */
    @Component
    record Claims(Reservations reservations, TaskQueue queue, Skips skips, ActiveTime time, Clock clock) {
        TaskClaim of(Task task, Visitor visitor) {
            PersonId person = visitor.id();
            return new TaskClaim(
                    queue.standings(List.of(task.id()), person).getOrDefault(task.id(), TaskStanding.OPEN),
                    reservations.of(task.id(), person),
                    visitor.is(Role.EXPERT) ? queue.objection(task, person) : Optional.empty(),
                    skips.of(task.id(), person),
                    time.of(task.id(), person),
                    Optional.empty(),
                    visitor.is(Role.MANAGER)
                            ? new TaskClaim.Managers(reservations.holders(task.id()), skips.reasons(task.id()))
                            : TaskClaim.Managers.NOTHING,
                    clock.instant());
        }
    }

    /** @param address all that it says, besides the filter where the page begins and which view is open */
    TasksPage list(Visitor visitor, TaskQuery filter, Map<String, String> address) {
        Optional<String> after = Optional.ofNullable(address.get("after"));
        TaskFilter wanted = references.lists().filter(filter, visitor);
        TaskFilter from = after.map(wanted::after).orElse(wanted);
        Keyset<Task> page =
                filter.mine() ? references.lists().list(from) : claims.queue().list(from, visitor);
        List<Task> held = after.isPresent()
                ? List.of()
                : tasks.all(claims.reservations().heldBy(visitor.id()).stream()
                        .map(Reservation::task)
                        .toList());
        List<TaskRow> rows = rows(page.rows(), visitor);
        boolean asks = !filter.mine()
                && visitor.is(Role.EXPERT)
                && rows.stream().noneMatch(TaskRow::open)
                && (!rows.isEmpty()
                        || filter.q().isEmpty()
                                && !references.lists().ids(from, 1).isEmpty());
        return new TasksPage(
                rows(held, visitor),
                rows,
                asks ? Optional.of(claims.queue().report(wanted, visitor.id())) : Optional.empty(),
                filter,
                campaigns.open(),
                page.next().map(cursor -> filter.address() + "&after=" + cursor),
                chrome(visitor, address),
                visitor.id(),
                visitor.is(Role.EXPERT));
    }

    private ListChrome chrome(Visitor visitor, Map<String, String> address) {
        List<SavedView> saved = references.views().of(visitor);
        String open = address.getOrDefault("saved", "");
        return new ListChrome(
                saved,
                saved.stream().filter(view -> view.id().toString().equals(open)).findFirst(),
                Optional.ofNullable(address.get("removed")).filter(id -> id.matches("[0-9a-f-]{36}")),
                visitor.is(Role.MANAGER) || visitor.is(Role.ADMIN),
                visitor.is(Role.MANAGER));
    }

    private List<TaskRow> rows(List<Task> found, Visitor visitor) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<TaskId, TaskStanding> standings =
                claims.queue().standings(found.stream().map(Task::id).toList(), visitor.id());
        Map<Category, TypicalTime> typical =
                claims.time().typical().stream().collect(Collectors.toMap(TypicalTime::category, Function.identity()));
        Map<CampaignId, Campaign> known =
                campaigns.all().stream().collect(Collectors.toMap(Campaign::id, Function.identity()));
        Map<RepositoryId, Repository> repositories = references
                .catalog()
                .all(found.stream().map(Task::repository).distinct().toList());
        return found.stream()
                .map(task -> {
                    Campaign campaign = Objects.requireNonNull(known.get(task.campaign()));
                    return new TaskRow(
                            task,
                            Objects.requireNonNull(repositories.get(task.repository()))
                                    .name(),
                            campaign.name(),
                            campaign.authorFee(),
                            standings.getOrDefault(task.id(), TaskStanding.OPEN),
                            Optional.ofNullable(typical.get(task.category())));
                })
                .toList();
    }

    TaskPage page(Task task, Visitor visitor) {
        TaskClaim claim = claims.of(task, visitor);
        Campaign campaign = campaigns.get(task.campaign());
        Rights rights = new Rights(
                task.author().equals(visitor.id()),
                visitor.is(Role.EXPERT),
                visitor.is(Role.MANAGER),
                visitor.is(Role.ADMIN),
                claim.mine().isPresent());
        return new TaskPage(
                task,
                tasks.version(task),
                references.catalog().find(task.repository()),
                campaign,
                references.rubrics().get(campaign.rubricVersion()),
                claim,
                rights,
                references.pairs().startedBy(visitor.id(), task.id()),
                panel(task, visitor));
    }

    /** The page of a task of which a claim was just refused, with what can be claimed instead. */
    TaskPage refused(Task task, Visitor visitor, ClaimRefusedException refused) {
        return page(task, visitor)
                .refused(new TaskClaim.Lost(
                        refused.refusal().words(), claims.queue().nearest(task.id(), visitor.id())));
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
