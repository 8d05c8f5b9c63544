package dev.marlin.statistics.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.statistics.labels.Keywords.Plan;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedRowsTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 15, 127})
    void everyVoteCanBeReadBack(int classes) {
        assertReadable(
                Keywords.drawn(new Plan(500, 11, classes, false, 0), classes).votes());
    }

    @Test
    void rowsThatRarelyRepeatAreKeptAsTheyAre() {
        FunctionVotes votes =
                Keywords.drawn(new Plan(20_000, 40, 3, false, 0), 1).votes();

        assertThat(PackedRows.of(votes).rows()).isEqualTo(20_000);
        assertReadable(votes);
    }

    @Test
    void rowsVotedAlikeAreStoredOnce() {
        FunctionVotes votes =
                Keywords.drawn(new Plan(20_000, 3, 2, false, 0), 1).votes();
        PackedRows rows = PackedRows.of(votes);

        assertThat(rows.rows()).isEqualTo(27);
        assertThat(IntStream.range(0, 27).map(rows::weight).sum()).isEqualTo(20_000);
        assertReadable(votes);
    }

    @Test
    void asManyFunctionsShareAByteAsFit() {
        assertThat(RowShape.of(50, 2)).isEqualTo(new RowShape(50, 2, 5, 10, 243));
        assertThat(RowShape.of(50, 127)).isEqualTo(new RowShape(50, 127, 1, 50, 128));
        assertThat(RowShape.of(1, 2).bytes()).isEqualTo(1);
    }

    private static void assertReadable(FunctionVotes votes) {
        PackedRows rows = PackedRows.of(votes);
        RowShape shape = rows.shape();
        byte[] digits = shape.digits();
        for (int i = 0; i < votes.items(); i++) {
            for (int j = 0; j < votes.functions(); j++) {
                int code = rows.codes()[rows.row(i) * shape.bytes() + j / shape.perByte()] & 0xFF;
                assertThat(digits[code * shape.perByte() + j % shape.perByte()] - 1)
                        .isEqualTo(votes.code(i * votes.functions() + j));
            }
        }
    }
}
