package dev.marlin.runner.workspace;

import java.util.List;

/**
 * What a checkout needs before agents may work in it, as a person wrote and an admin approved it.
 *
 * @param toolchain name of the tools that the commands expect, such as {@code jdk-25}; part of the base's identity
 * @param setupCommands shell lines, run in order in {@code /workspace}; each must exit 0
 * @param networkAllowed whether these lines, and nothing later, may use the host's network
 */
public record EnvironmentRecipe(String toolchain, List<String> setupCommands, boolean networkAllowed) {
    public EnvironmentRecipe {
        setupCommands = List.copyOf(setupCommands);
        if (!toolchain.matches("[a-z0-9][a-z0-9.+_-]{0,63}")) {
            throw new IllegalArgumentException(
                    "a toolchain is named by up to 64 lower-case letters, digits, dots, plus, dashes, not: "
                            + toolchain);
        }
        if (setupCommands.stream().anyMatch(line -> line.isBlank() || line.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a set-up command may not be empty or hold a NUL");
        }
    }

    /** Nothing but the checkout. */
    public static EnvironmentRecipe bare(String toolchain) {
        return new EnvironmentRecipe(toolchain, List.of(), false);
    }
}
