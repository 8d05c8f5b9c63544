package dev.marlin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class VaultTest {
    private static final Place PLACE = Place.of("judgement.rationale", UUID.randomUUID());

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void opensWhatItSealedAndOnlyWhereItStands() {
        Vault vault = TestVault.in(folder, database.jdbc());
        PersonId ines = person("ines");
        PersonId rolf = person("rolf");
        String stored = vault.seal(ines, PLACE, "The left one leaks. ünïcode 🐟");
        vault.seal(rolf, PLACE, "so that rolf has a key");

        assertThat(stored).startsWith("sealed:1:").doesNotContain("leaks");
        assertThat(vault.seal(ines, PLACE, "The left one leaks. ünïcode 🐟")).isNotEqualTo(stored);
        assertThat(vault.open(ines, PLACE, stored, wrapped(ines)))
                .isEqualTo(new Opened.Text("The left one leaks. ünïcode 🐟"));
        Place elsewhere = Place.of("judgement.rationale", UUID.randomUUID());
        assertThatThrownBy(() -> vault.open(ines, elsewhere, stored, wrapped(ines)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(rolf, PLACE, stored, wrapped(rolf)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(rolf, PLACE, stored, wrapped(ines)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyWhoAreFirstAtOnceSealUnderOneKey() throws Exception {
        Vault vault = TestVault.in(folder, database.jdbc());
        List<PersonId> people =
                IntStream.range(0, 40).mapToObj(n -> person("first-" + n)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> seals = people.stream()
                    .<Callable<String>>map(person -> () -> vault.seal(person, PLACE, "words"))
                    .toList();
            List<Future<String>> sealed = threads.invokeAll(seals);
            Vault later = TestVault.in(folder, database.jdbc());
            for (int i = 0; i < people.size(); i++) {
                PersonId person = people.get(i);
                assertThat(later.open(person, PLACE, sealed.get(i).get(), wrapped(person)))
                        .isEqualTo(new Opened.Text("words"));
            }
        }
    }

    @Test
    void leavesNothingAsNothingAndReadsWordsFromBeforeAsTheyAre() {
        Vault vault = TestVault.in(folder, database.jdbc());
        PersonId ines = person("ines");
        assertThat(vault.seal(ines, PLACE, "")).isEmpty();
        assertThat(vault.open(ines, PLACE, "from before", null).words()).isEqualTo("from before");
    }

    @Test
    void opensNothingOfSomebodyWhoseKeyWasDestroyedAndSealsNothingMore() {
        Vault vault = TestVault.in(folder, database.jdbc());
        PersonId ines = person("ines");
        String stored = vault.seal(ines, PLACE, "gone soon");

        assertThat(vault.destroy(ines)).isTrue();
        assertThat(vault.destroy(ines)).isFalse();

        assertThat(vault.isErased(ines)).isTrue();
        assertThat(vault.erasedEver()).containsExactly(ines);
        assertThat(vault.open(ines, PLACE, stored, wrapped(ines))).isEqualTo(new Opened.Erased());
        assertThat(new Opened.Erased().words()).isEqualTo("[erased on request]");
        assertThatThrownBy(() -> vault.seal(ines, PLACE, "more"))
                .isInstanceOfSatisfying(
                        MarlinException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.CONFLICT));
    }

    @Test
    void aLineThatAKillLeftUnfinishedSwallowsNobody() throws IOException {
        Vault vault = TestVault.in(folder, database.jdbc());
        PersonId ines = person("ines");
        PersonId omar = person("omar");
        vault.destroy(ines);
        Files.writeString(folder.resolve("erased.txt"), omar.toString().substring(0, 20), StandardOpenOption.APPEND);

        assertThat(vault.erasedEver()).containsExactly(ines);
        vault.destroy(omar);
        assertThat(vault.erasedEver()).containsExactly(ines, omar);
    }

    @Test
    void aDestroyedKeyNeverComesBackWhoeverWritesSql() {
        Vault vault = TestVault.in(folder, database.jdbc());
        PersonId ines = person("ines");
        vault.seal(ines, PLACE, "once");
        byte @Nullable [] before = wrapped(ines);
        assertThatThrownBy(() -> change(ines, new byte[] {1})).isInstanceOf(DataAccessException.class);
        vault.destroy(ines);
        assertThatThrownBy(() -> change(ines, before)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.jdbc().sql("DELETE FROM person_key").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void keepsTheHouseKeyInOneFileThatOnlyItsOwnerReads() throws IOException {
        TestVault.in(folder, database.jdbc()).seal(person("ines"), PLACE, "words");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhatToDoWhenTheHouseKeyIsMissingOrAnotherAndMakesNoNewOne() throws IOException {
        PersonId ines = person("ines");
        String stored = TestVault.in(folder, database.jdbc()).seal(ines, PLACE, "words");
        Path kept = Files.move(folder.resolve("key"), folder.resolve("kept"));

        Vault keyless = TestVault.in(folder, database.jdbc());
        assertThatThrownBy(() -> keyless.open(ines, PLACE, stored, wrapped(ines)))
                .isInstanceOfSatisfying(MarlinException.class, told -> {
                    assertThat(told.problem()).isEqualTo(Problem.UNAVAILABLE);
                    assertThat(told).hasMessageContaining("vault/key");
                });
        assertThat(folder.resolve("key")).doesNotExist();

        Files.createDirectory(folder.resolve("other"));
        Files.writeString(folder.resolve("other/key"), "A".repeat(43) + "=\n");
        Vault stranger = TestVault.in(folder.resolve("other"), database.jdbc());
        assertThatThrownBy(() -> stranger.seal(ines, PLACE, "words"))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("vault/key");
        Files.move(kept, folder.resolve("key"));
        assertThat(keyless.open(ines, PLACE, stored, wrapped(ines)).words()).isEqualTo("words");
    }

    private void change(PersonId person, byte @Nullable [] wrapped) {
        database.jdbc()
                .sql("UPDATE person_key SET wrapped = ?, destroyed_at = NULL WHERE person_id = ?")
                .params(wrapped, person.value())
                .update();
    }

    private byte @Nullable [] wrapped(PersonId person) {
        return database.jdbc()
                .sql("SELECT wrapped FROM person_key WHERE person_id = ?")
                .param(person.value())
                .query((row, n) -> Optional.ofNullable(row.getBytes("wrapped")))
                .single()
                .orElse(null);
    }

    private PersonId person(String login) {
        PersonId id = PersonId.random();
        database.jdbc()
                .sql("INSERT INTO person (id, login, display_name) VALUES (?, ?, ?)")
                .params(id.value(), login, login)
                .update();
        return id;
    }
}
