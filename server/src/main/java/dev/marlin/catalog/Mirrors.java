package dev.marlin.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What the catalog asks of whoever can run git: this floor declares, {@code runs} answers with the hardened runner. All
 * methods throw {@code MarlinException} with a sentence for people when git refuses.
 */
public interface Mirrors {
    /** Brings the repository here, or brings what is here up to date. May take minutes: call it from a job. */
    Mirrored mirror(Repository repository);

    /** Brings a repository from a local path or bundle here, under the key {@code local:<name>}; admins only. */
    Mirrored mirrorLocal(String name, Path pathOrBundle);

    /** Heads and tags of a mirrored repository. */
    List<Ref> refs(Repository repository);

    /** @throws dev.marlin.kernel.MarlinException when the text is no 40-hex commit of this repository */
    Commit commit(Repository repository, String commit);

    /** Outcome of a mirroring. */
    record Mirrored(String defaultBranch, String head, long bytes) {}

    /** A branch or tag. */
    record Ref(String name, String commit) {}

    /**
     * A commit, as people choose it.
     *
     * @param hash 40 hex
     * @param subject first line of its message
     * @param files number of files in its tree
     */
    record Commit(String hash, String subject, Instant at, int files) {}
}
