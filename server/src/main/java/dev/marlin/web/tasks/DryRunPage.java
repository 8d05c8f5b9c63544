package dev.marlin.web.tasks;

import dev.marlin.web.ui.PageView;

/** The dry run alone: what a reader without scripts reloads until it has ended. */
public record DryRunPage(DryRunPanel panel) implements PageView {}
