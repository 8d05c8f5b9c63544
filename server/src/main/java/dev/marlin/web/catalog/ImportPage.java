package dev.marlin.web.catalog;

import dev.marlin.catalog.CatalogImport;
import dev.marlin.web.ui.PageView;
import java.util.stream.Collectors;

/** One import: how far it is, what it found, which rows were bad. */
public record ImportPage(CatalogImport job) implements PageView {
    /** 0 to 100. */
    public long percent() {
        return job.bytes() == 0 ? 0 : Math.min(100, job.bytesRead() * 100 / job.bytes());
    }

    /** {@code github.com 24,099 · codeberg.org 41}. */
    public String hosts() {
        return job.counts().hosts().entrySet().stream()
                .map(host -> host.getKey() + " " + Formats.number(host.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
