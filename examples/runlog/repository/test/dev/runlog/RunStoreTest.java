package dev.runlog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tiny.Check;
import tiny.Test;

public final class RunStoreTest {
    private final Path folder;
    private final RunStore store;

    RunStoreTest() throws Exception {
        folder = Files.createTempDirectory("runlog");
        store = new RunStore(folder);
    }

    @Test
    void returnsWhatWasSaved() throws Exception {
        Run run = Run.planned("a-1", "import", "x=\"1\\2\"\ny", 3, List.of("nightly"));
        store.save(run);
        Check.equal(Optional.of(run), store.find("a-1"));
        Check.equal(List.of(run), store.all());
    }

    @Test
    void hasNothingUnderAnUnknownId() throws Exception {
        Check.equal(Optional.empty(), store.find("a-1"));
    }

    @Test
    void refusesAnIdThatIsAPath() {
        Check.throwing(IllegalArgumentException.class, () -> store.find("../a"));
    }

    @Test
    void namesTheLineOfADamagedFile() throws Exception {
        Files.writeString(folder.resolve("a.run"), "id=a\nnome=import\n");
        IllegalArgumentException damaged =
                Check.throwing(IllegalArgumentException.class, () -> store.find("a"));
        Check.equal("line 2: expected name, found nome=import", damaged.getMessage());
    }
}
