package dev.marlin.web.tasks;

import dev.marlin.views.SavedView;
import java.util.List;
import java.util.Optional;

/**
 * What stands around the list: saved views and what the visitor may do with them.
 *
 * @param views that the visitor may open
 * @param saved the one that is open
 * @param removed id of the one that was just removed and can be brought back
 * @param manages whether the visitor sees tasks in every state, shares views and looks for authors
 * @param acts whether the visitor acts on many tasks at once
 */
public record ListChrome(
        List<SavedView> views, Optional<SavedView> saved, Optional<String> removed, boolean manages, boolean acts) {
    public ListChrome {
        views = List.copyOf(views);
    }

    public boolean isOpen(SavedView view) {
        return saved.filter(view::equals).isPresent();
    }
}
