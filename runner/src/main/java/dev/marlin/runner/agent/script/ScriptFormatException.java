package dev.marlin.runner.agent.script;

/** A file that is not a script; the message names line and field and what is wrong there. */
public final class ScriptFormatException extends RuntimeException {
    public ScriptFormatException(int line, String field, String problem) {
        super("line " + line + (field.isEmpty() ? "" : ", " + field) + ": " + problem);
    }
}
