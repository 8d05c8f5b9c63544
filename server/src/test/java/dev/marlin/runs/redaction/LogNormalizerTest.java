package dev.marlin.runs.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogNormalizerTest {
    @Test
    void twoRunsOfTheSameThingLookTheSame() {
        String one =
                "\u001B[32mBUILD SUCCESS\u001B[0m\n[INFO] Total time:  1.234 s\n[INFO] Finished at: 2026-11-21T05:56:00Z\n"
                        + "Tests run: 8, Failures: 0, Time elapsed: 0.123 s\nObject@1a2b3c4d at 0x7ffdeadbeef0 in /tmp/junit123/x\n";
        String two = "BUILD SUCCESS\n[INFO] Total time:  9.876 s\n[INFO] Finished at: 2025-01-02T15:06:10+02:00\n"
                + "Tests run: 8, Failures: 0, Time elapsed: 10.5 s\nObject@99ffe0 at 0x7ff000000010 in /tmp/junit999/y\n";
        assertThat(LogNormalizer.normalize(one))
                .isEqualTo(LogNormalizer.normalize(two))
                .contains("Tests run: 8, Failures: 0");
    }

    @Test
    void takesOffWhatATerminalWouldNotShow() {
        assertThat(LogNormalizer.normalize("\u001B]0;window title\u0007ok")).isEqualTo("ok");
        assertThat(LogNormalizer.normalize("\u001B]8;;https://x.example\u001B\\link\u001B]8;;\u001B\\"))
                .isEqualTo("link");
        assertThat(LogNormalizer.normalize("10%\r50%\rdone")).isEqualTo("done");
        assertThat(LogNormalizer.normalize("⠋ working\r⠙ working\r✻ finished")).isEqualTo("finished");
        assertThat(LogNormalizer.normalize("abc\b\b\bxyz")).isEqualTo("xyz");
        assertThat(LogNormalizer.normalize("a\r\nb\u0000c")).isEqualTo("a\nbc");
    }

    @Test
    void keepsWhatIsNotATime() {
        for (String line : List.of(
                "8 of 8 must-pass tests",
                "expected 3 but was 4",
                "assert 12 == x",
                "line 3: error",
                "v1.2.3",
                "AssertionError at Foo.java:42",
                "exit code 1",
                "x = 5m2")) {
            assertThat(LogNormalizer.normalize(line)).isEqualTo(line);
        }
    }

    @Test
    void normalizingTwiceChangesNothing() {
        String once = LogNormalizer.normalize(
                "took 3.2s, real 0m3.1s at 12:30:01 on host=build-7 pid 4711 in /home/someone/x");
        assertThat(LogNormalizer.normalize(once)).isEqualTo(once).doesNotContain("build-7", "4711", "someone", "12:30");
    }
}
