package dev.marlin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorRequestsTest {
    private final FakeMirrors git = new FakeMirrors();
    private CatalogFixtures fixtures;
    private Repository repository;
    private PersonId manager;

    @BeforeEach
    void open() {
        fixtures = new CatalogFixtures(git);
        repository = fixtures.repository("owner/name");
        manager = fixtures.person("manager");
    }

    @AfterEach
    void close() {
        fixtures.close();
    }

    @Test
    void isCarriedOutByAJob() {
        MirrorRequest asked = fixtures.mirrors().request(repository.id(), manager);
        assertThat(asked.state()).isEqualTo(RequestState.REQUESTED);
        assertThat(fixtures.count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'mirror-repository'"))
                .isEqualTo(1);
        assertThat(fixtures.mirrors().isMirrored(repository.id())).isFalse();
        fixtures.mirrors().run(asked.id());
        MirrorRequest done = fixtures.mirrors().latest(repository.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(RequestState.DONE);
        assertThat(done.mirrored().orElseThrow().head()).isEqualTo(FakeMirrors.HEAD);
        assertThat(git.mirrored()).containsExactly("https://github.com/owner/name");
        assertThat(fixtures.mirrors().isMirrored(repository.id())).isTrue();
        fixtures.mirrors().run(asked.id());
        assertThat(git.mirrored()).hasSize(1);
    }

    @Test
    void answersASecondWishWithTheOpenRequest() {
        MirrorRequest first = fixtures.mirrors().request(repository.id(), manager);
        MirrorRequest second = fixtures.mirrors().request(repository.id(), fixtures.person("other"));
        assertThat(second).isEqualTo(first);
        assertThat(fixtures.count("SELECT count(*) FROM mirror_request")).isEqualTo(1);
        assertThatThrownBy(() -> fixtures.mirrors().mirrorNow(repository.id(), Optional.empty()))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("already");
    }

    @Test
    void saysWhyItFailedAndMayBeAskedForAgain() {
        git.refuse("The host does not answer.");
        MirrorRequest asked = fixtures.mirrors().request(repository.id(), manager);
        fixtures.mirrors().run(asked.id());
        MirrorRequest failed = fixtures.mirrors().latest(repository.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(RequestState.FAILED);
        assertThat(failed.reason()).contains("The host does not answer.");
        MirrorRequest again = fixtures.mirrors().request(repository.id(), manager);
        assertThat(again.id()).isNotEqualTo(asked.id());
        assertThat(again.state()).isEqualTo(RequestState.REQUESTED);
        assertThat(fixtures.count("SELECT count(*) FROM audit_event WHERE action LIKE 'mirror.%'"))
                .isEqualTo(3);
    }

    @Test
    void mirrorsNowForTheCommandLine() {
        MirrorRequest done = fixtures.mirrors().mirrorNow(repository.id(), Optional.empty());
        assertThat(done.state()).isEqualTo(RequestState.DONE);
        git.refuse("no");
        assertThatThrownBy(() -> fixtures.mirrors().mirrorNow(repository.id(), Optional.empty()))
                .isInstanceOf(MarlinException.class)
                .hasMessage("no");
    }

    @Test
    void bringsALocalPathHereByAJob(@TempDir Path folder) {
        MirrorRequest asked = fixtures.mirrors().requestLocal("near", folder.toString(), manager);
        assertThat(asked.state()).isEqualTo(RequestState.REQUESTED);
        assertThat(asked.path()).contains(folder.toString());
        assertThat(fixtures.mirrors().requestLocal("near", folder.toString(), manager))
                .isEqualTo(asked);
        fixtures.mirrors().run(asked.id());
        assertThat(git.mirrored()).containsExactly("near");
        assertThat(fixtures.mirrors().isMirrored(asked.repository())).isTrue();
        assertThat(fixtures.catalog().findByAddress("local:near").orElseThrow().id())
                .isEqualTo(asked.repository());
    }

    @Test
    void refusesALocalPathThatIsNotThere(@TempDir Path folder) {
        for (String path : List.of("relative/path", folder.resolve("gone").toString(), "/tmp/\0")) {
            assertThatThrownBy(() -> fixtures.mirrors().requestLocal("near", path, manager))
                    .isInstanceOf(MarlinException.class)
                    .hasMessageContaining("Nothing was changed");
        }
        assertThat(fixtures.catalog().findByAddress("local:near")).isEmpty();
    }

    @Test
    void entersALocalRepositoryOnce() {
        Repository local = fixtures.mirrors().mirrorLocal("demo-one", Path.of("unused"), Optional.of(manager));
        assertThat(local.key()).isEqualTo("local:demo-one");
        assertThat(local.cloneUrl()).isEmpty();
        assertThat(fixtures.mirrors().mirrorLocal("demo-one", Path.of("unused"), Optional.of(manager)))
                .isEqualTo(local);
        assertThat(fixtures.catalog().findByAddress("local:demo-one")).contains(local);
        assertThat(fixtures.mirrors().isMirrored(local.id())).isTrue();
        assertThat(fixtures.catalog()
                        .search(SearchQuery.words("demo one"), Optional.empty(), 10)
                        .rows())
                .containsExactly(local);
        assertThatThrownBy(() -> fixtures.mirrors().request(local.id(), manager))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("local path");
        assertThatThrownBy(() -> fixtures.mirrors().mirrorLocal("../up", Path.of("x"), Optional.empty()))
                .isInstanceOf(MarlinException.class);
        assertThat(git.mirrored()).containsExactly("demo-one", "demo-one");
    }
}
