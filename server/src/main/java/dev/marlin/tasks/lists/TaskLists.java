package dev.marlin.tasks.lists;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.catalog.Catalog;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The door of lists: pages of tasks, and what an address of the list asks for. */
@Service
public class TaskLists {
    private final ListStore store;
    private final Tasks tasks;
    private final Catalog catalog;
    private final Clock clock;

    TaskLists(ListStore store, Tasks tasks, Catalog catalog, Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** One page of tasks that the filter lets through, in its order. */
    public Keyset<Task> list(TaskFilter filter) {
        List<TaskId> ids = store.ids(filter, filter.limit() + 1);
        if (ids.size() <= filter.limit()) {
            return new Keyset<>(tasks.all(ids), Optional.empty());
        }
        List<TaskId> page = ids.subList(0, filter.limit());
        return new Keyset<>(tasks.all(page), Optional.of(page.getLast().toString()));
    }

    /** Ids of all that the filter lets through from its cursor on, in its order, but no more than so many. */
    public List<TaskId> ids(TaskFilter filter, int most) {
        return store.ids(filter, most);
    }

    /**
     * The filter that an address asks for.
     *
     * @throws MarlinException INVALID that names what is unknown; FORBIDDEN when somebody asks for everybody's tasks in
     *     every state who neither runs campaigns nor the installation
     */
    public TaskFilter filter(TaskQuery query, Visitor visitor) {
        TaskFilter filter = begin(query, visitor);
        filter = query.state().isEmpty() ? filter : filter.of(query.parsedState());
        filter = query.campaign().isEmpty() ? filter : filter.in(CampaignId.parse(query.campaign()));
        filter = query.category().isEmpty() ? filter : filter.of(Category.parse(query.category()));
        filter = query.age().isEmpty() ? filter : filter.before(clock.instant().minus(Duration.ofDays(query.days())));
        filter = query.author().isEmpty()
                ? filter
                : filter.by(store.author(query.author())
                        .orElseThrow(() -> MarlinException.invalid("author: nobody has the login “" + query.author()
                                + "”. Write it as they sign in, or leave it empty.")));
        filter = query.repository().isEmpty()
                ? filter
                : filter.of(catalog.findByAddress(query.repository())
                        .orElseThrow(() -> MarlinException.invalid("repository: the catalog has no “"
                                + query.repository() + "”. Give its address as the catalog does, or leave it empty."))
                        .id());
        return filter.saying(query.q()).ordered(query.order());
    }

    private static TaskFilter begin(TaskQuery query, Visitor visitor) {
        return switch (query.view()) {
            case "open" -> TaskFilter.ready();
            case "mine" -> TaskFilter.of(visitor.id());
            case "all" -> {
                if (!visitor.is(Role.MANAGER) && !visitor.is(Role.ADMIN)) {
                    throw MarlinException.forbidden(
                            "Tasks in every state are listed to managers and admins. Look at the"
                                    + " published ones, or at your own.");
                }
                yield TaskFilter.all().limit(50);
            }
            default -> throw MarlinException.invalid("view: open, mine or all, not “" + query.view() + "”.");
        };
    }
}
