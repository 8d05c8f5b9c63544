package dev.marlin.web.mails;

import dev.marlin.web.ui.PageView;

/**
 * The end of all e-mails to somebody, without a sign-in.
 *
 * @param done whether they are ended
 */
public record OffPage(boolean done) implements PageView {}
