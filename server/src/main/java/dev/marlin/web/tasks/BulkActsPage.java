package dev.marlin.web.tasks;

import dev.marlin.bulk.BulkAct;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Map;

/**
 * The latest bulk acts.
 *
 * @param names of those who prepared them
 */
public record BulkActsPage(List<BulkAct> acts, Map<PersonId, String> names) implements PageView {
    public BulkActsPage {
        acts = List.copyOf(acts);
        names = Map.copyOf(names);
    }

    public String by(BulkAct act) {
        return names.getOrDefault(act.by(), "");
    }
}
