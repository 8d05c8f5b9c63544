package dev.marlin.runner.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The host's programs that build a sandbox, by absolute path, so that no search path decides what runs.
 *
 * @param bwrap bubblewrap, 0.8 or newer
 * @param setpriv drops ids and capabilities, of util-linux
 * @param unshare makes the outer namespaces, of util-linux
 * @param shell a POSIX shell
 * @param env starts a program with an empty environment, of coreutils
 */
record HostTools(Path bwrap, Path setpriv, Path unshare, Path shell, Path env) {
    private static final List<String> FOLDERS =
            List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin", "/run/current-system/sw/bin");

    /** @throws SandboxException naming the missing program and what to install */
    static HostTools find() {
        return new HostTools(
                require("bwrap", "bubblewrap"),
                require("setpriv", "util-linux"),
                require("unshare", "util-linux"),
                require("sh", "dash"),
                require("env", "coreutils"));
    }

    private static Path require(String program, String debianPackage) {
        return locate(program)
                .orElseThrow(() -> new SandboxException("the program " + program
                        + " is missing, so no sandbox can start; install it (Debian, Ubuntu: apt-get install "
                        + debianPackage + ")"));
    }

    private static Optional<Path> locate(String program) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
