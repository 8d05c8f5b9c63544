package dev.marlin.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The account under which PostgreSQL runs: our own, or {@code nobody} when we are root, because PostgreSQL refuses root
 * and a server of root's would be one exploit away from the machine.
 */
final class PostgresAccount {
    private static final int NOBODY = 65534;

    private final boolean root;

    private PostgresAccount(boolean root) {
        this.root = root;
    }

    static PostgresAccount current() throws IOException {
        return new PostgresAccount((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0);
    }

    /** Words to put before a command so that it runs as this account; empty when we are it. */
    List<String> prefix() {
        return root
                ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--inh-caps=-all")
                : List.of();
    }

    /** Hands a file or an empty folder over to the account. */
    void own(Path path) throws IOException {
        if (root) {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        }
    }
}
