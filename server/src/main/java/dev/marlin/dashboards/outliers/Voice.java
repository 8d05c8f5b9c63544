package dev.marlin.dashboards.outliers;

/**
 * What somebody said of a comparison before they had heard anybody else.
 *
 * @param who pseudonym
 * @param author whether the comparison is their own; of each there is one
 * @param answer {@code A}, {@code TIE}, {@code B} or {@code BOTH_BAD}
 */
public record Voice(String comparison, String who, boolean author, String answer) {
    boolean decided() {
        return answer.equals("A") || answer.equals("B");
    }
}
