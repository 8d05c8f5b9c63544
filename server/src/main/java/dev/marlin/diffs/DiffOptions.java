package dev.marlin.diffs;

/**
 * How a reader wants to see a change.
 *
 * @param context unchanged lines around each change, 1 or more
 * @param ignoreSpace lines that differ in white space only count as equal
 * @param everything show it however large it is
 */
public record DiffOptions(int context, boolean ignoreSpace, boolean everything) {
    /** What a page shows unless asked otherwise. */
    public static final DiffOptions USUAL = new DiffOptions(3, false, false);

    private static final int WHOLE = 1_000_000_000;

    public DiffOptions {
        if (context < 1) {
            throw new IllegalArgumentException("context of " + context + " lines");
        }
    }

    /** Every line of the file. */
    public DiffOptions wholeFile() {
        return new DiffOptions(WHOLE, ignoreSpace, true);
    }
}
