package dev.marlin.runner.git;

import dev.marlin.runner.git.objects.GitException;
import java.nio.charset.StandardCharsets;

/**
 * How a git process ended.
 *
 * @param end by itself, or by which of our limits
 * @param exit exit code when it ended by itself, else −1
 * @param stdout standard output, complete when it ended by itself
 * @param stderr first 64 KiB of standard error
 * @param reason what the watch said, empty unless the watch ended it
 */
record GitResult(End end, int exit, byte[] stdout, String stderr, String reason) {
    boolean isSuccess() {
        return end == End.EXITED && exit == 0;
    }

    String stdoutText() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    /** One line for people: the first error that git named, without control characters, at most 300 characters. */
    String explanation() {
        return switch (end) {
            case TIME -> "git took longer than its time limit";
            case OUTPUT -> "git wrote more than its output limit";
            case WATCH -> reason;
            case EXITED -> firstError();
        };
    }

    /** What the other side died of explains more than that it died. */
    private String firstError() {
        String line = stderr.lines()
                .filter(text -> text.startsWith("remote: fatal:"))
                .findFirst()
                .or(() -> stderr.lines()
                        .filter(text -> text.startsWith("fatal:") || text.startsWith("error:"))
                        .findFirst())
                .or(() -> stderr.lines().filter(text -> !text.isBlank()).findFirst())
                .orElse("git ended with exit code " + exit);
        String clean = line.strip().replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 300 ? clean.substring(0, 300) + "…" : clean;
    }

    /** @throws GitException unless git ended by itself with exit code 0 */
    GitResult orThrow(String doing) {
        if (!isSuccess()) {
            throw new GitException(doing + ": " + explanation());
        }
        return this;
    }

    /** What ended the process. */
    enum End {
        EXITED,
        TIME,
        OUTPUT,
        WATCH
    }
}
