package dev.marlin.kernel;

/** A text that must not be printed: {@link #toString()} shows asterisks, {@link #reveal()} the text. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
