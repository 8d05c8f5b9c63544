package dev.marlin.runner.git;

import java.nio.file.Path;

/** Where a repository comes from. Local paths and bundles are for administrators: the caller decides who that is. */
public sealed interface RepositoryAddress {
    /** Names the repository for good: equal keys share one mirror. */
    String key();

    /**
     * A public HTTPS address in the one form that {@link HttpsAddress#parse} makes; hosts are not resolved yet.
     *
     * @param host lower-case DNS name
     * @param port 1 to 65535
     * @param path without leading or trailing slash and without {@code .git}
     */
    record Https(String host, int port, String path) implements RepositoryAddress {
        /** What git is given to clone. */
        public String url() {
            return key();
        }

        /**
         * The normalized clone URL. Only what is sure to mean the same repository is folded: case of the host, default
         * port, trailing slash, {@code .git}. A leading {@code www.} and the case of the path stay: whether they matter
         * is the host's choice.
         */
        @Override
        public String key() {
            return "https://" + host + (port == 443 ? "" : ":" + port) + "/" + path;
        }
    }

    /** A repository in a folder of this machine. */
    record Local(Path folder) implements RepositoryAddress {
        public Local {
            folder = folder.toAbsolutePath().normalize();
        }

        @Override
        public String key() {
            return "local:" + folder;
        }
    }

    /** A bundle file of this machine, as {@code git bundle create} writes it. */
    record Bundle(Path file) implements RepositoryAddress {
        public Bundle {
            file = file.toAbsolutePath().normalize();
        }

        @Override
        public String key() {
            return "bundle:" + file;
        }
    }
}
