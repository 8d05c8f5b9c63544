package dev.marlin.catalog;

import dev.marlin.kernel.MarlinException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mirrors whatever it is asked for, without git, until told to refuse. */
public final class FakeMirrors implements Mirrors {
    public static final String HEAD = "0123456789abcdef0123456789abcdef01234567";

    private final List<String> mirrored = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    public void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    /** Keys and names in the order of calls. */
    public List<String> mirrored() {
        return mirrored;
    }

    @Override
    public Mirrored mirror(Repository repository) {
        return mirrored(repository.key());
    }

    @Override
    public Mirrored mirrorLocal(String name, Path pathOrBundle) {
        return mirrored(name);
    }

    private Mirrored mirrored(String what) {
        refusal.ifPresent(reason -> {
            throw MarlinException.invalid(reason);
        });
        mirrored.add(what);
        return new Mirrored("main", HEAD, 4096);
    }

    @Override
    public List<Ref> refs(Repository repository) {
        return List.of(new Ref("main", HEAD));
    }

    @Override
    public Commit commit(Repository repository, String commit) {
        throw MarlinException.invalid("There is no commit " + commit + " here.");
    }
}
