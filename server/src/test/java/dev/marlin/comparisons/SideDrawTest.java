package dev.marlin.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runs.CandidateId;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SideDrawTest {
    @Test
    void putsEachCandidateOnEachSideHalfTheTime() {
        Random random = new Random(20_261_121);
        int onA = 0;
        int runs = 1;
        boolean last = false;
        for (int i = 0; i < 2_000; i++) {
            CandidateId one = new CandidateId(uuid(random));
            CandidateId other = new CandidateId(uuid(random));
            boolean first = Sides.Draw.with(random, new ComparisonId(uuid(random)))
                    .sides(one, other)
                    .a()
                    .equals(one);
            onA += first ? 1 : 0;
            runs += i > 0 && first != last ? 1 : 0;
            last = first;
        }
        assertThat(onA / 2_000.0)
                .isBetween(0.478, 0.522); // two standard deviations; the ids are drawn from the seed too
        assertThat(runs).isBetween(1_000 - 66, 1_002 + 66); // three standard deviations of a fair coin
    }

    @Test
    void doesNotDependOnTheOrderInWhichCandidatesCome() {
        CandidateId one = CandidateId.random();
        CandidateId other = CandidateId.random();
        Sides.Draw draw = Sides.Draw.with(new Random(1), ComparisonId.random());
        assertThat(draw.sides(one, other)).isEqualTo(draw.sides(other, one));
    }

    @Test
    void canBeDrawnAgainFromTheSeed() {
        Sides.Draw draw = Sides.Draw.with(new Random(1), ComparisonId.random());
        Sides.Draw again = new Sides.Draw(draw.comparison(), draw.seed());
        CandidateId one = CandidateId.random();
        CandidateId other = CandidateId.random();
        assertThat(again.commitment()).isEqualTo(draw.commitment());
        assertThat(again.sides(one, other)).isEqualTo(draw.sides(one, other));
    }

    private static UUID uuid(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }
}
