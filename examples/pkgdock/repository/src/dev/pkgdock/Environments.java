package dev.pkgdock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The shared environments: one folder each, made by the operator. */
public final class Environments {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    private final Path root;

    public Environments(Path root) {
        this.root = root;
    }

    /** The folder of an environment that exists. */
    public Path folder(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new RejectedRequestException("not an environment name: " + name);
        }
        Path folder = root.resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new RejectedRequestException("no such environment: " + name);
        }
        return folder;
    }
}
