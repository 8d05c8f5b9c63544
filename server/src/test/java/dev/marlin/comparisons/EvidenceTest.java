package dev.marlin.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.comparisons.Judgement.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final List<String> NOTES = List.of("A1", "A12", "B2");
    private static final List<String> VERIFIERS = List.of("unit", "pip-options");

    @Test
    void anAnnotationCountsForItsSide() {
        Evidence evidence = Evidence.in("Better (a1), see A12.", NOTES, VERIFIERS);
        assertThat(evidence.a()).containsExactly("A1", "A12");
        assertThat(evidence.covers(Side.A)).isTrue();
        assertThat(evidence.covers(Side.B)).isFalse();
    }

    @Test
    void aVerifierCountsForBothSides() {
        for (String text : List.of("pip-options fails on B", "V2 fails", "verifier 2 fails", "Verifier #2")) {
            Evidence evidence = Evidence.in(text, NOTES, VERIFIERS);
            assertThat(evidence.verifiers()).as(text).containsExactly("pip-options");
            assertThat(evidence.covers(Side.A) && evidence.covers(Side.B)).isTrue();
        }
    }

    @Test
    void partsOfWordsNameNothing() {
        assertThat(Evidence.in("A13, unity, CAB2, xpip-options, V22", NOTES, VERIFIERS)
                        .isEmpty())
                .isTrue();
    }
}
