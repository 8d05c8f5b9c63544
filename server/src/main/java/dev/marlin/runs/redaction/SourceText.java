package dev.marlin.runs.redaction;

import java.util.BitSet;

/**
 * Which characters of a file carry meaning for a machine. Comments and documents do not; identifiers and literals do;
 * of a language that is not known everything does.
 */
final class SourceText {
    private final BitSet comment;
    private final boolean document;

    private SourceText(BitSet comment, boolean document) {
        this.comment = comment;
        this.document = document;
    }

    static SourceText of(String path, String text) {
        Language language = Language.of(path);
        if (language == Language.PROSE) {
            return new SourceText(new BitSet(), true);
        }
        return new SourceText(new CommentScan(language, text).comments(), false);
    }

    /** Whether the stretch lies wholly where only people read. */
    boolean isForPeople(int start, int end) {
        return document || comment.nextClearBit(start) >= end;
    }
}
