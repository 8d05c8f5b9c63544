package dev.marlin.web.golds;

import dev.marlin.golds.GoldCandidate;
import dev.marlin.golds.GoldTask;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All gold tasks, and a form for one more.
 *
 * @param mayAdd the visitor may make a task gold
 * @param fields of the form, when it was just refused
 * @param error why it was refused
 */
public record GoldsPage(
        List<GoldTask> golds,
        List<GoldCandidate> candidates,
        boolean mayAdd,
        Map<String, String> fields,
        Optional<String> error)
        implements PageView {
    public GoldsPage {
        golds = List.copyOf(golds);
        candidates = List.copyOf(candidates);
        fields = Map.copyOf(fields);
    }

    @Override
    public int status() {
        return error.isPresent() ? 422 : 200;
    }

    /** What stood in the field. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
