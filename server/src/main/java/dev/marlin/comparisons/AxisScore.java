package dev.marlin.comparisons;

/** Answer on one axis. */
public sealed interface AxisScore {
    /** The axis does not apply to this change. */
    record NotApplicable() implements AxisScore {}

    /** @param value 1 A much better, 2, 3, 4 equal, 5, 6, 7 B much better */
    record Step(int value) implements AxisScore {
        public Step {
            if (value < 1 || value > 7) {
                throw new IllegalArgumentException("a step is 1 to 7, not " + value);
            }
        }
    }
}
