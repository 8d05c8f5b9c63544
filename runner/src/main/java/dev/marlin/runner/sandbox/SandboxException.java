package dev.marlin.runner.sandbox;

/** The sandbox or its workspace failed, not the program in it. */
public class SandboxException extends RuntimeException {
    public SandboxException(String message) {
        super(message);
    }

    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
