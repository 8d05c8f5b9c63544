package dev.marlin.web.export;

import dev.marlin.export.Release;
import dev.marlin.web.ui.PageView;
import java.util.List;

/** All dataset releases, and a form for a new one. */
public record DatasetsPage(List<Release> releases) implements PageView {
    public DatasetsPage {
        releases = List.copyOf(releases);
    }
}
