package dev.marlin.web.pay;

import dev.marlin.pay.statements.Statement;
import dev.marlin.web.ui.PageView;

/** A person's statement of one closed period. */
public record StatementPage(Statement statement) implements PageView {}
