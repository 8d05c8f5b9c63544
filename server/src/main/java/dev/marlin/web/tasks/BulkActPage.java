package dev.marlin.web.tasks;

import dev.marlin.bulk.BulkAct;
import dev.marlin.bulk.BulkProgress;
import dev.marlin.bulk.BulkResult;
import dev.marlin.bulk.BulkState;
import dev.marlin.kernel.Keyset;
import dev.marlin.web.ui.PageView;
import java.util.Locale;

/**
 * One step for many tasks: what would happen, how far it is, what came of it.
 *
 * @param by name of who prepared it
 * @param own whether that is the visitor
 * @param refusedOnly whether the rows are those that were refused
 */
public record BulkActPage(
        BulkAct act, String by, boolean own, BulkProgress progress, Keyset<BulkResult> results, boolean refusedOnly)
        implements PageView {
    public boolean prepared() {
        return act.state() == BulkState.PREPARED;
    }

    public boolean running() {
        return act.state() == BulkState.RUNNING;
    }

    /** Where it stands, for people. */
    public String state() {
        return switch (act.state()) {
            case PREPARED -> "Prepared; nothing happened yet";
            case RUNNING -> "Running";
            case DONE -> "Done";
            case STOPPED -> "Stopped";
        };
    }

    /** With separators: {@code 12,345}. */
    public String number(long many) {
        return String.format(Locale.ROOT, "%,d", many);
    }

    /** What is done with how many: {@code Withdraw 12 tasks}. */
    public String what(long many) {
        return act.action().words() + " " + number(many) + (many == 1 ? " task" : " tasks");
    }

    /** What came of one task, for people. */
    public String outcome(BulkResult result) {
        return switch (result.outcome()) {
            case WAITING -> running() || prepared() ? "waits for its turn" : "left as it was";
            case DONE -> act.action().done();
            case REFUSED -> "refused";
        };
    }
}
