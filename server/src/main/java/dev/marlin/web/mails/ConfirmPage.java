package dev.marlin.web.mails;

import dev.marlin.web.ui.PageView;

/**
 * Asks for one more click, for programs that look through letters follow links.
 */
public record ConfirmPage() implements PageView {}
