package dev.marlin.store;

import dev.marlin.kernel.MarlinException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
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

    /**
     * Makes sure that the account gets to the folder: root's closed folders are closed to it.
     *
     * @throws MarlinException INVALID naming the folder that is in the way
     */
    void requireWayTo(Path folder) throws IOException {
        for (Path on = folder.toRealPath(); root && on != null; on = on.getParent()) {
            if (!Files.getPosixFilePermissions(on).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw MarlinException.invalid("Root does not run the database and the sandboxes itself, and " + on
                        + " is closed to every other account. Choose a folder that is open on the way, for example"
                        + " --data /var/lib/marlin, or type: chmod o+x " + on + "\nNothing was started.");
            }
        }
    }

    /** Hands a file or an empty folder over to the account. */
    void own(Path path) throws IOException {
        if (root) {
            Files.setAttribute(path, "unix:uid", NOBODY);
            Files.setAttribute(path, "unix:gid", NOBODY);
        }
    }
}
