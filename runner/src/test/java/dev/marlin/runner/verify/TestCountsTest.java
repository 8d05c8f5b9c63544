package dev.marlin.runner.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestCountsTest {
    private static final PassRule.Junit RULE = new PassRule.Junit("r.xml", List.of("f1", "f2"), List.of("p1", "p2"));

    @Test
    void skippedIsEnoughForPassToPassButNotForFailToPass() {
        TestCounts counts = TestCounts.of(
                RULE,
                Map.of(
                        "f1",
                        TestOutcome.PASSED,
                        "f2",
                        TestOutcome.SKIPPED,
                        "p1",
                        TestOutcome.SKIPPED,
                        "p2",
                        TestOutcome.PASSED));
        assertThat(counts.failToPassPassed()).containsExactly("f1");
        assertThat(counts.failToPassMissed()).containsExactly("f2");
        assertThat(counts.passToPassBroken()).isEmpty();
        assertThat(counts.satisfies(RULE)).isFalse();
    }

    @Test
    void aTestThatDidNotRunIsMissedOrBroken() {
        TestCounts counts = TestCounts.of(RULE, Map.of("f1", TestOutcome.PASSED, "p1", TestOutcome.PASSED));
        assertThat(counts.failToPassMissed()).containsExactly("f2");
        assertThat(counts.passToPassBroken()).containsExactly("p2");
        assertThat(counts.failToPassTotal()).isEqualTo(2);
        assertThat(counts.passToPassTotal()).isEqualTo(2);
    }

    @Test
    void otherFailuresDoNotMatterWhenListsAreGiven() {
        TestCounts counts = TestCounts.of(
                RULE,
                Map.of(
                        "f1",
                        TestOutcome.PASSED,
                        "f2",
                        TestOutcome.PASSED,
                        "p1",
                        TestOutcome.PASSED,
                        "p2",
                        TestOutcome.PASSED,
                        "x",
                        TestOutcome.FAILED));
        assertThat(counts.satisfies(RULE)).isTrue();
    }

    @Test
    void withoutListsAllMustPassAndOneMustBeThere() {
        PassRule.Junit all = new PassRule.Junit("r.xml", List.of(), List.of());
        assertThat(TestCounts.of(all, Map.of()).satisfies(all)).isFalse();
        assertThat(TestCounts.of(all, Map.of("a", TestOutcome.SKIPPED)).satisfies(all))
                .isFalse();
        assertThat(TestCounts.of(all, Map.of("a", TestOutcome.PASSED)).satisfies(all))
                .isTrue();
        assertThat(TestCounts.of(all, Map.of("a", TestOutcome.PASSED, "b", TestOutcome.FAILED))
                        .satisfies(all))
                .isFalse();
    }

    @Test
    void aBaseIsItsOwnMeasureOfWhatMustNotBreak() {
        PassRule.Junit asks = new PassRule.Junit("*.xml", List.of("new", "lucky"), List.of());
        TestCounts base = TestCounts.of(
                        asks,
                        Map.of(
                                "new", TestOutcome.FAILED,
                                "lucky", TestOutcome.PASSED,
                                "old", TestOutcome.PASSED,
                                "other", TestOutcome.PASSED,
                                "flaky", TestOutcome.FAILED,
                                "later", TestOutcome.SKIPPED))
                .asBase();
        assertThat(base.failToPassPassed()).containsExactly("lucky");
        assertThat(base.failToPassMissed()).containsExactly("new");
        assertThat(base.passToPassTotal()).isEqualTo(2);
        assertThat(base.passToPassBroken()).isEmpty();
    }

    @Test
    void refusesPatternsThatAreNoPathsInsideTheWorkspace() {
        for (String bad : List.of(
                "", "/etc/*.xml", "../x.xml", "a/../b", "-delete", "a\nb", "x{a,b}", "$(touch x)", "*".repeat(9))) {
            assertThatThrownBy(() -> new PassRule.Junit(bad, List.of(), List.of()))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void patternsMatchAsPathsDo() {
        ReportGlob deep = new ReportGlob("**/target/surefire-reports/TEST-*.xml");
        assertThat(deep.matches("target/surefire-reports/TEST-a.xml")).isTrue();
        assertThat(deep.matches("gson/target/surefire-reports/TEST-a.b.xml")).isTrue();
        assertThat(deep.matches("target/surefire-reports/x/TEST-a.xml")).isFalse();
        assertThat(deep.folder()).isEqualTo(".");
        ReportGlob plain = new ReportGlob("build/reports/*.xml");
        assertThat(plain.folder()).isEqualTo("./build/reports");
        assertThat(plain.name()).isEqualTo("*.xml");
        assertThat(new ReportGlob("_report.xml").matches("_report.xml")).isTrue();
        assertThat(new ReportGlob("_report.xml").matches("d/_report.xml")).isFalse();
    }
}
