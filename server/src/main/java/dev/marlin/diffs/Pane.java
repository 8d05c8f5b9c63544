package dev.marlin.diffs;

import java.util.List;

/** What one side's half of a file shows. */
public sealed interface Pane {
    /** This side did not touch the file. */
    record Untouched() implements Pane {}

    /**
     * The two texts are equal.
     *
     * @param butForSpace they differ in white space, which is ignored now
     */
    record Same(boolean butForSpace) implements Pane {}

    /** Not for reading. */
    record Binary() implements Pane {}

    /** Too large to show unasked; nothing is cut, it comes when asked for. */
    record Waiting(int added, int removed, int rows) implements Pane {}

    /** It could not be compared; its text is offered as it is. */
    record Broken() implements Pane {}

    /** The change, in hunks. */
    record Changed(List<Hunk> hunks, int added, int removed) implements Pane {
        public Changed {
            hunks = List.copyOf(hunks);
        }
    }

    /** Lines added, as far as they are known. */
    default int addedLines() {
        return switch (this) {
            case Changed changed -> changed.added();
            case Waiting waiting -> waiting.added();
            case Untouched none -> 0;
            case Same same -> 0;
            case Binary binary -> 0;
            case Broken broken -> 0;
        };
    }

    /** Lines removed, as far as they are known. */
    default int removedLines() {
        return switch (this) {
            case Changed changed -> changed.removed();
            case Waiting waiting -> waiting.removed();
            case Untouched none -> 0;
            case Same same -> 0;
            case Binary binary -> 0;
            case Broken broken -> 0;
        };
    }
}
