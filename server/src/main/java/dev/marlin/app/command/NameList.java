package dev.marlin.app.command;

import java.util.List;

/** What there is instead of what was asked for. */
final class NameList {
    private static final int MOST = 20;

    private NameList() {}

    static String of(List<String> names) {
        if (names.isEmpty()) {
            return "There is none yet.";
        }
        String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
        return "There are: " + first + (names.size() > MOST ? " and " + (names.size() - MOST) + " more." : ".");
    }
}
