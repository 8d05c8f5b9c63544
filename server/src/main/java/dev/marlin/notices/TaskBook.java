package dev.marlin.notices;

import java.util.Optional;
import java.util.UUID;

/** What this floor must ask an upper one about a task. */
public interface TaskBook {
    /** The task's campaign and title; empty when there is no such task. */
    Optional<Entry> find(UUID task);

    /** @param title as its author wrote it, free of agent names */
    record Entry(UUID campaign, String title) {}
}
