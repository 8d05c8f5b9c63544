package dev.marlin.tasks;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of tasks: drafts them, changes drafts, publishes, withdraws, hands out. */
@Service
public class Tasks {
    private final TaskStore store;
    private final TaskReferences references;
    private final DryRunStore dryRuns;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Tasks(
            TaskStore store,
            TaskReferences references,
            DryRunStore dryRuns,
            Audit audit,
            TransactionTemplate transactions) {
        this.store = store;
        this.references = references;
        this.dryRuns = dryRuns;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Stores a new draft; what is still empty may follow later.
     *
     * @throws MarlinException CONFLICT when the campaign is closed, INVALID when the repository is unknown
     */
    public Task draft(TaskContent content, PersonId author) {
        return Objects.requireNonNull(transactions.execute(status -> {
            references.requireForDraft(content);
            TaskId id = TaskId.random();
            store.insert(id, content, author);
            record("task.drafted", id, author, TaskDigest.of(content, false));
            return get(id);
        }));
    }

    /**
     * Replaces the content of a draft. The network's approval lapses when the recipe changes.
     *
     * @param version what the author saw, from {@link #version}
     * @throws MarlinException CONFLICT when somebody changed the draft since, or it is no draft any more; NOT_FOUND
     *     when it is not this author's
     */
    public Task update(TaskId id, String version, TaskContent content, PersonId author) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Task task = lockOwn(id, author);
            TaskStep.EDIT.from(task.state());
            requireVersion(task, version);
            references.requireForDraft(content);
            boolean sameRecipe = content.recipe().equals(TaskContent.of(task).recipe());
            boolean networkApproved = sameRecipe && task.environment().networkApproved();
            store.update(id, content, networkApproved);
            record("task.edited", id, author, TaskDigest.of(content, networkApproved));
            return get(id);
        }));
    }

    /**
     * Fixes the content: the task may be claimed and run from now on.
     *
     * @param version what the author saw
     * @throws MarlinException INVALID that names what is missing, or that a dry run of exactly this content did not do
     *     on the base what each verifier declares; what {@code catalog.Mirrors} says about an unknown base commit
     */
    public Task publish(TaskId id, String version, PersonId author) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Task task = lockOwn(id, author);
            TaskState target = TaskStep.PUBLISH.from(task.state());
            requireVersion(task, version);
            TaskContent content = TaskContent.of(task);
            content.requireComplete();
            references.requireForPublishing(content);
            requireApprovedHosts(task);
            String digest = TaskDigest.of(task);
            DryRunProof.require(dryRuns.latest(id, digest));
            store.publish(id, target, digest);
            record("task.published", id, author, digest);
            return get(id);
        }));
    }

    private static void requireApprovedHosts(Task task) {
        if (!task.environment().hosts().isEmpty() && !task.environment().networkApproved()) {
            throw MarlinException.invalid(
                    "environment.hosts: an admin must approve the hosts that agents may reach, on the"
                            + " task's page; or take them out. Nothing was published.");
        }
    }

    /**
     * Takes the task out of the list for good; nothing is deleted.
     *
     * @throws MarlinException FORBIDDEN when it is published and the visitor is no manager; NOT_FOUND when it is a
     *     stranger's draft
     */
    public Task withdraw(TaskId id, Visitor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Task task = store.lock(id).orElseThrow(Tasks::unknown);
            if (!by.is(Role.MANAGER)) {
                requireAuthor(task, by.id());
                if (task.state() == TaskState.READY) {
                    throw MarlinException.forbidden("A published task is withdrawn by a manager. Nothing was changed.");
                }
            }
            store.setState(id, TaskStep.WITHDRAW.from(task.state()));
            record("task.withdrawn", id, by.id(), version(task));
            return get(id);
        }));
    }

    /** Why a task in that state cannot be withdrawn; empty when it can. */
    public static Optional<String> objectionToWithdrawing(TaskState state) {
        return TaskStep.WITHDRAW.isPermittedFrom(state)
                ? Optional.empty()
                : Optional.of(TaskStep.WITHDRAW.refusal(state));
    }

    /**
     * Lets the set-up of a draft use the host's network; every later change of its recipe takes this back.
     *
     * @param version what the admin read
     * @throws MarlinException CONFLICT when the draft changed since
     */
    public Task approveNetwork(TaskId id, String version, PersonId admin) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Task task = store.lock(id).orElseThrow(Tasks::unknown);
            TaskStep.EDIT.from(task.state());
            requireVersion(task, version);
            store.update(id, TaskContent.of(task), true);
            record("task.network-approved", id, admin, version);
            return get(id);
        }));
    }

    /** @throws MarlinException NOT_FOUND */
    public Task get(TaskId id) {
        return store.find(id).orElseThrow(Tasks::unknown);
    }

    public Optional<Task> find(TaskId id) {
        return store.find(id);
    }

    /** Digest of what the task says now, 64 hex: changes with every edit; the task's ETag. */
    public String version(Task task) {
        return contentDigest(task);
    }

    /** The digest that the task has, or would have, when it is published as it is: 64 hex. */
    public static String contentDigest(Task task) {
        return TaskDigest.of(task);
    }

    /** Whether the person may see the task at all: drafts are their author's alone. */
    public boolean visible(Task task, Visitor visitor) {
        return task.digest().isPresent()
                || task.author().equals(visitor.id())
                || visitor.is(Role.MANAGER)
                || visitor.is(Role.ADMIN);
    }

    /** Those of the tasks that exist, in the order of the ids. */
    public List<Task> all(List<TaskId> ids) {
        return store.all(ids);
    }

    /** All ready tasks, oldest first; for evaluations. */
    public List<Task> ready() {
        return store.ready();
    }

    private Task lockOwn(TaskId id, PersonId author) {
        Task task = store.lock(id).orElseThrow(Tasks::unknown);
        requireAuthor(task, author);
        return task;
    }

    private static void requireAuthor(Task task, PersonId person) {
        if (!task.author().equals(person)) {
            throw unknown();
        }
    }

    private void requireVersion(Task task, String version) {
        if (!version(task).equals(version)) {
            throw MarlinException.conflict("Somebody changed this task after you opened it, perhaps you in another tab."
                    + " Nothing was overwritten: open it anew, compare, save again.");
        }
    }

    private void record(String action, TaskId id, PersonId by, String digest) {
        audit.record(AuditEvent.by(by, action, "task", id.value(), Map.of("digest", digest)));
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That task");
    }
}
