package dev.marlin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.testkit.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory("marlin-embedded");
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
    }

    @AfterEach
    void remove() {
        TestFiles.deleteTree(folder);
    }

    @Test
    void whoLeavesLastStopsTheServer() throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder);
        Files.createFile(folder.resolve("users").resolve(UUID.randomUUID().toString())); // of a process that was killed
        EmbeddedPostgres command = EmbeddedPostgres.start(folder);
        assertThat(server.startedHere()).isTrue();
        assertThat(command.startedHere()).isFalse();
        assertThat(command.jdbcUrl()).isEqualTo(server.jdbcUrl());
        command.close();
        assertThat(isAlive(server)).isTrue();
        EmbeddedPostgres late = EmbeddedPostgres.start(folder);
        server.close();
        assertThat(isAlive(late)).isTrue();
        late.close();
        assertThatThrownBy(() -> isAlive(late)).isInstanceOf(SQLException.class);
        assertThat(folder.resolve("users")).isEmptyDirectory();
        late.close();
    }

    private static boolean isAlive(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.user(), postgres.password().reveal())) {
            return connection.isValid(5);
        }
    }
}
