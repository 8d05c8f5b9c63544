package dev.marlin.kernel;

import java.util.UUID;

/** Identifies a person; in the kernel because every floor says who did a thing. */
public record PersonId(UUID value) implements Id {
    public static PersonId random() {
        return new PersonId(UUID.randomUUID());
    }

    public static PersonId parse(String text) {
        return new PersonId(Id.parse("That person", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
