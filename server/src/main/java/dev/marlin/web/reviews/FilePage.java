package dev.marlin.web.reviews;

import dev.marlin.web.bench.FileCard;
import dev.marlin.web.bench.Look;
import dev.marlin.web.ui.PageView;

/** One file of the diff, open: a piece of the review page that is loaded when it is asked for. */
public record FilePage(FileCard card, Look look, boolean writable) implements PageView {}
