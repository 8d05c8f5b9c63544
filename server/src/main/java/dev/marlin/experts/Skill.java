package dev.marlin.experts;

import dev.marlin.kernel.MarlinException;
import java.util.Locale;

/**
 * A language or framework that somebody knows.
 *
 * @param name as {@link #normalized} spells it
 * @param confirmed whether somebody else said that it is so
 */
public record Skill(String name, boolean confirmed) {
    /**
     * The one spelling of a skill: lower case, single spaces.
     *
     * @throws MarlinException INVALID when it is no such word
     */
    public static String normalized(String name) {
        String plain = name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (!plain.matches("[a-z0-9][a-z0-9+#./ -]{0,39}")) {
            throw MarlinException.invalid(
                    "skill: 1 to 40 letters, digits and + # . / - that begin with a letter or digit,"
                            + " such as java, c++ or spring boot. Nothing was saved.");
        }
        return plain;
    }
}
