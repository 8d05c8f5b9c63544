package dev.marlin.web.ui;

/**
 * Answer to a form: go and look there (303).
 *
 * @param path of this installation, begins with one slash
 */
public record Redirect(String path) {
    public Redirect {
        if (!path.startsWith("/") || path.startsWith("//") || path.chars().anyMatch(c -> c < 0x20)) {
            throw new IllegalArgumentException("a redirect stays in this installation: " + path);
        }
    }

    public static Redirect to(String path) {
        return new Redirect(path);
    }
}
