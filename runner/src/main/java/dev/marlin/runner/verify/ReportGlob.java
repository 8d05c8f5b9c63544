package dev.marlin.runner.verify;

import java.util.regex.Pattern;

/** A report pattern, as a matcher of paths and as words for {@code find}. */
final class ReportGlob {
    private final Pattern pattern;
    private final String folder;
    private final String name;

    ReportGlob(String glob) {
        this.pattern = Pattern.compile(regex(glob), Pattern.DOTALL);
        int slash = glob.lastIndexOf('/');
        this.name = glob.substring(slash + 1);
        this.folder = plainFolder(slash < 0 ? "" : glob.substring(0, slash));
    }

    /** @param path relative to the workspace, one character per byte */
    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Folder below the workspace under which all matches lie; {@code .} for the workspace itself. */
    String folder() {
        return folder;
    }

    /** Pattern for the last part of the path. */
    String name() {
        return name;
    }

    private static String plainFolder(String folders) {
        StringBuilder plain = new StringBuilder(".");
        for (String part : folders.split("/", -1)) {
            if (part.isEmpty() || part.indexOf('*') >= 0 || part.indexOf('?') >= 0) {
                break;
            }
            plain.append('/').append(part);
        }
        return plain.toString();
    }

    /** Only quoted text, {@code [^/]} and two fixed repetitions: nothing here can make matching slow. */
    private static String regex(String glob) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                out.append("(?:.*/)?");
                i += 2;
            } else if (c == '*') {
                out.append("[^/]*");
            } else {
                out.append(c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return out.toString();
    }
}
