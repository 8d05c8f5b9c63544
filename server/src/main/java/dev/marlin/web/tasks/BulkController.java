package dev.marlin.web.tasks;

import dev.marlin.bulk.BulkAct;
import dev.marlin.bulk.BulkActId;
import dev.marlin.bulk.BulkAction;
import dev.marlin.bulk.BulkActs;
import dev.marlin.identity.People;
import dev.marlin.identity.Visitor;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.lists.TaskLists;
import dev.marlin.tasks.lists.TaskQuery;
import dev.marlin.web.ui.Redirect;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One step for many tasks: fixed on the list, looked at and started on its own page. */
@Controller
class BulkController {
    private static final int ROWS = 50;

    private final BulkActs acts;
    private final TaskLists lists;
    private final People people;

    BulkController(BulkActs acts, TaskLists lists, People people) {
        this.acts = acts;
        this.lists = lists;
        this.people = people;
    }

    @GetMapping("/bulk-acts")
    BulkActsPage all() {
        List<BulkAct> latest = acts.latest();
        return new BulkActsPage(
                latest,
                latest.stream()
                        .map(BulkAct::by)
                        .distinct()
                        .collect(Collectors.toMap(by -> by, by -> people.get(by).displayName())));
    }

    /**
     * Fixes the tasks.
     *
     * @param task those that were marked
     * @param all whether all that the question lets through are meant instead
     */
    @PostMapping("/bulk-acts")
    Redirect prepare(
            Visitor visitor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") List<String> task,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String query) {
        BulkAction wanted = BulkAction.parse(action);
        return to(
                all
                        ? acts.prepare(wanted, lists.filter(TaskQuery.parse(query), visitor), visitor)
                        : acts.prepare(wanted, task.stream().map(TaskId::parse).toList(), visitor));
    }

    @GetMapping("/bulk-acts/{act}")
    BulkActPage one(
            Visitor visitor,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") int after) {
        BulkAct found = acts.get(BulkActId.parse(act));
        boolean refusedOnly = show.equals("refused");
        return new BulkActPage(
                found,
                people.get(found.by()).displayName(),
                found.by().equals(visitor.id()),
                acts.progress(found.id()),
                acts.results(found.id(), refusedOnly, after, ROWS),
                refusedOnly);
    }

    @PostMapping("/bulk-acts/{act}/start")
    Redirect start(Visitor visitor, @PathVariable String act, @RequestParam(defaultValue = "") String reason) {
        return to(acts.start(BulkActId.parse(act), reason, visitor));
    }

    @PostMapping("/bulk-acts/{act}/stop")
    Redirect stop(Visitor visitor, @PathVariable String act) {
        return to(acts.stop(BulkActId.parse(act), visitor));
    }

    private static Redirect to(BulkAct act) {
        return Redirect.to("/bulk-acts/" + act.id());
    }
}
