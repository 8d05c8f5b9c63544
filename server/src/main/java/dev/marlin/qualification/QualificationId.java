package dev.marlin.qualification;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies one version of a qualification, published or on its way. */
public record QualificationId(UUID value) implements Id {
    public static QualificationId random() {
        return new QualificationId(UUID.randomUUID());
    }

    public static QualificationId parse(String text) {
        return new QualificationId(Id.parse("That qualification", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
