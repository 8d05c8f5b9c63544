package dev.marlin.rubrics;

import java.util.List;

/** Something that a text must satisfy before it is proposed or published; every bean of it is asked. */
public interface PublicationCheck {
    /** Sentences for people that say what is missing and where; empty when nothing is. */
    List<String> objections(RubricDraft draft);
}
