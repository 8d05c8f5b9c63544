package dev.marlin.runner.git.objects;

/** Our own git store failed: a full disk, a broken repository, a missing program. Never the candidate's fault. */
public class GitException extends RuntimeException {
    public GitException(String message) {
        super(message);
    }

    public GitException(String message, Throwable cause) {
        super(message, cause);
    }
}
