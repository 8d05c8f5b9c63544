package dev.pkgdock;

import java.util.List;

/**
 * What somebody asked for, exactly as it came in. Nothing in it has been checked but its form.
 *
 * @param environment name of a shared environment
 * @param packages requirement specifiers, such as {@code numpy>=1.26}
 * @param options installer options as one line of text, may be empty
 * @param requester who asked
 */
public record InstallRequest(String environment, List<String> packages, String options, String requester) {
    public InstallRequest {
        packages = List.copyOf(packages);
        if (packages.isEmpty()) {
            throw new RejectedRequestException("a request names at least one package");
        }
    }
}
