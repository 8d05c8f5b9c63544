package dev.marlin.vault;

/** What came of opening a sealed text. */
public sealed interface Opened {
    /** What stands where an erased person's words stood. */
    String MARK = "[erased on request]";

    /** The words, for pages and files: the mark in place of what was erased. */
    default String words() {
        return switch (this) {
            case Text text -> text.text();
            case Erased erased -> MARK;
        };
    }

    /** As it was written. */
    record Text(String text) implements Opened {}

    /** Its author was erased: nobody can read it any more. */
    record Erased() implements Opened {}
}
