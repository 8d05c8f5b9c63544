package dev.marlin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A log whose database its owner rewrote: triggers off, rows changed, and every seal made right again. */
class RewrittenDatabaseTest {
    private static final int ROUNDS = 60;
    private static final long SEED = 20_261_123;
    private static final int BETWEEN_ANCHORS = 40;
    private static final int ANCHORS = 6;

    @TempDir
    private Path folder;

    private TestLog log;

    @BeforeEach
    void writeTheLog() {
        log = new TestLog(folder);
        log.heads.anchor();
        for (int i = 0; i < ANCHORS; i++) {
            log.write(BETWEEN_ANCHORS);
            log.heads.anchor();
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void isFoundByTheAnchorsAndByTheHeadsAlone() throws SQLException {
        Random random = new Random(SEED);
        Set<Rewriting> seen = EnumSet.noneOf(Rewriting.class);
        for (int round = 0; round < ROUNDS; round++) {
            Rewriting rewriting = Rewriting.values()[round % Rewriting.values().length];
            boolean byAnchors = random.nextBoolean();
            try (Connection owner = log.database.dataSource().getConnection()) {
                owner.setAutoCommit(false);
                long first = rewriting.apply(owner, random, byAnchors);
                Path anchors = byAnchors ? log.anchorFile() : folder.resolve("lost.txt");
                Verification found = log.headsOver(new SingleConnectionDataSource(owner, true), anchors)
                        .verify(checked -> {});
                owner.rollback();
                assertThat(found)
                        .as("seed " + SEED + ", round " + round + ", " + rewriting + " of entry " + first)
                        .isInstanceOfSatisfying(Verification.Broken.class, broken -> {
                            assertThat(first).isBetween(broken.sequence(), broken.until());
                            assertThat(broken.until() - broken.sequence()).isLessThan(BETWEEN_ANCHORS);
                            assertThat(broken.reason()).containsAnyOf("signed at", "were there at");
                        });
            }
            seen.add(rewriting);
        }
        assertThat(seen).hasSize(Rewriting.values().length);
        assertThat(log.heads.verify(checked -> {})).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void hasRightSealsSoThatOnlyHeadsCanTell() throws SQLException {
        rewrite();
        assertThat(log.audit.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void isNeitherSignedNorExportedAnyMore() throws SQLException, IOException {
        String anchors = Files.readString(log.anchorFile());
        rewrite();
        log.write(1);
        refused(log.heads);
        refused(log.headsOver(log.database.dataSource(), log.anchorFile()));
        assertThat(log.anchorFile()).hasContent(anchors);
    }

    @Test
    void isFoundInAnExportByTheAnchorsThatWereKeptElsewhere() throws SQLException, IOException {
        List<SignedHead> kept = new AnchorFile(log.anchorFile()).read();
        long first = rewrite();
        Files.delete(log.anchorFile());
        Path file = folder.resolve("rewritten.zip");
        log.exportBy(log.headsOver(log.database.dataSource(), log.anchorFile()), file, AuditExport.Range.all());
        List<LogPublicKey> keys = List.of(log.heads.key());
        assertThat(new ExportCheck(keys, List.of()).check(file, checked -> {})).isInstanceOf(Verification.Intact.class);
        assertThat(new ExportCheck(keys, kept).check(file, checked -> {}))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(first).isBetween(broken.sequence(), broken.until()));
    }

    private long rewrite() throws SQLException {
        try (Connection owner = log.database.dataSource().getConnection()) {
            owner.setAutoCommit(false);
            long first = Rewriting.EDIT.apply(owner, new Random(SEED), true);
            Rewriting.leaveNoTrace(owner);
            owner.commit();
            return first;
        }
    }

    private static void refused(Heads heads) {
        assertThatExceptionOfType(MarlinException.class)
                .isThrownBy(heads::anchor)
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.CONFLICT))
                .withMessageContaining("Nothing was signed");
    }
}
