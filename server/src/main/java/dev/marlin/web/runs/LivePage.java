package dev.marlin.web.runs;

import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.PairState;
import dev.marlin.tasks.Task;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a pair is, for who started it: both sides together, nothing of one side alone.
 *
 * @param minutes since the pair began
 */
public record LivePage(NeutralPair pair, Task task, long minutes) implements PageView {
    private static final List<String> NAMES =
            List.of("Queued", "Preparing", "Working", "Finishing", "Verifying", "Ready");

    /** One step of the line. */
    public record Stage(String name, String detail, String state) {}

    /** The line of the pair: queued, preparing, working, sandboxes gone, verifying, ready. */
    public List<Stage> stages() {
        int now = position();
        return IntStream.range(0, NAMES.size())
                .mapToObj(i -> new Stage(NAMES.get(i), detail(i), i < now ? "done" : i == now ? "now" : ""))
                .toList();
    }

    /** Whether the page must look again. */
    public boolean moving() {
        return switch (pair.state()) {
            case QUEUED, PREPARING, WORKING, VERIFYING -> true;
            case READY, WITHDRAWN -> false;
        };
    }

    public boolean ready() {
        return pair.state() == PairState.READY;
    }

    public boolean withdrawn() {
        return pair.state() == PairState.WITHDRAWN;
    }

    /** Both sides in one sentence. */
    public String heading() {
        return switch (pair.state()) {
            case QUEUED -> "Both wait for a place";
            case PREPARING -> "The base is made ready for both";
            case WORKING -> "Both are working";
            case VERIFYING -> "Both are being verified";
            case READY -> "Both are ready";
            case WITHDRAWN -> "This pair was withdrawn";
        };
    }

    public int turn() {
        return pair.turns().size();
    }

    /** The prompt of the latest turn. */
    public String prompt() {
        return pair.turns().getLast().prompt();
    }

    private int position() {
        return switch (pair.state()) {
            case QUEUED, WITHDRAWN -> 0;
            case PREPARING -> 1;
            case WORKING -> 2;
            case VERIFYING -> 4;
            case READY -> NAMES.size();
        };
    }

    private String detail(int stage) {
        return switch (stage) {
            case 1 -> "base " + task.baseCommit().substring(0, 7);
            case 2 -> "both sides";
            case 3 -> "sandboxes destroyed";
            case 4 ->
                task.verifiers().size() == 1 ? "1 verifier" : task.verifiers().size() + " verifiers";
            default -> "";
        };
    }
}
