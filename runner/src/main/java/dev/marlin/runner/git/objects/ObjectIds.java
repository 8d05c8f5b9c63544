package dev.marlin.runner.git.objects;

import java.util.regex.Pattern;

/** The one form in which object ids pass through our doors: 40 lower-case hex digits. */
public final class ObjectIds {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    private ObjectIds() {}

    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws IllegalArgumentException unless it is one */
    public static String check(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("an object id has 40 hex digits");
        }
        return id;
    }
}
