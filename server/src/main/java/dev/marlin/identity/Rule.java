package dev.marlin.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * One row of the authorization table.
 *
 * @param method HTTP method
 * @param path route pattern, as the controller spells it
 * @param who role that may call it
 * @param relation {@code any}, or the name of a {@link Relation} that must hold
 */
public record Rule(String method, String path, Who who, String relation) {
    /** Parses {@code METHOD,/path/{var},role,relation}. */
    static Rule parse(String line, String source) {
        String[] cells = line.split(",", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException(source + ": four cells wanted: " + line);
        }
        return new Rule(cells[0].strip(), cells[1].strip(), Who.parse(cells[2].strip()), cells[3].strip());
    }

    /** Whom a row admits. */
    public sealed interface Who {
        /** Nobody needs to be signed in. */
        record Anonymous() implements Who {}

        /** Anybody signed in. */
        record AnyPerson() implements Who {}

        /** Holders of a role. */
        record Holder(Role role) implements Who {}

        /** A directory's token; no session and no other token. */
        record Directory() implements Who {}

        static Who parse(String word) {
            return switch (word) {
                case "anonymous" -> new Anonymous();
                case "directory" -> new Directory();
                case "person" -> new AnyPerson();
                default -> new Holder(Role.valueOf(word.toUpperCase(Locale.ROOT)));
            };
        }

        default boolean admits(Optional<Visitor> visitor) {
            return switch (this) {
                case Anonymous anonymous -> true;
                case AnyPerson anybody -> visitor.isPresent();
                case Directory directory -> false;
                case Holder holder ->
                    visitor.filter(person -> person.is(holder.role())).isPresent();
            };
        }
    }
}
