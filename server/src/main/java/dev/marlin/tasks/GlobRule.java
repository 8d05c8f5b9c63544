package dev.marlin.tasks;

import java.util.Arrays;

/** Which path patterns an author may write: stars and plain names below the workspace, nothing that backtracks. */
final class GlobRule {
    private static final int MAX_LENGTH = 200;
    private static final int MAX_STARS = 8;

    private GlobRule() {}

    static boolean allows(String glob) {
        return glob.matches("[A-Za-z0-9._*/-]{1," + MAX_LENGTH + "}")
                && glob.chars().filter(character -> character == '*').count() <= MAX_STARS
                && Arrays.stream(glob.split("/", -1)).allMatch(GlobRule::allowsPart);
    }

    private static boolean allowsPart(String part) {
        return !part.isEmpty()
                && !part.equals(".")
                && !part.equals("..")
                && (part.equals("**") || !part.contains("**"));
    }
}
