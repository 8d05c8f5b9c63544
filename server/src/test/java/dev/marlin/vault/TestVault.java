package dev.marlin.vault;

import dev.marlin.testkit.TestFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault on a test's database, for tests of other features; all of a JVM share one house key. */
public final class TestVault {
    private static final Path FOLDER = folder();

    private TestVault() {}

    public static Vault on(JdbcClient jdbc) {
        return in(FOLDER, jdbc);
    }

    /** With the house key of that folder. */
    static Vault in(Path folder, JdbcClient jdbc) {
        return new Vault(new PersonKeyStore(jdbc), new VaultSettings(folder), new SecureRandom());
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("marlin-test-vault");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> TestFiles.deleteTree(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
