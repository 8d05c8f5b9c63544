package dev.marlin.app.config;

import java.util.List;

/** Everything that is wrong with the configuration, at once. */
public final class SettingsException extends RuntimeException {
    private final transient List<String> mistakes;

    SettingsException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** One sentence each, naming the key and where it was set. */
    public List<String> mistakes() {
        return mistakes;
    }
}
