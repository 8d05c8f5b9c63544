package dev.marlin.runner.capture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/** Which file names a git tree may hold. */
final class TreeNames {
    private static final ObjectChecker CHECKER = new ObjectChecker();

    private TreeNames() {}

    /** Whether git, on any system it runs on, would take the name for its own folder. */
    static boolean isGit(byte[] name) {
        String text = new String(name, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        // default-ignorable characters vanish on some file systems: .g<U+200C>it is .git there
        String visible = text.replaceAll("[\\p{Cf}\\x{fe00}-\\x{fe0f}]", "");
        String trimmed = visible.replaceAll("[. ]+$|:.*$", "");
        return trimmed.equals(".git") || trimmed.equals("git~1");
    }

    static boolean isValid(byte[] name) {
        try {
            CHECKER.checkPathSegment(name, 0, name.length);
            return true;
        } catch (CorruptObjectException invalid) {
            return false;
        }
    }
}
