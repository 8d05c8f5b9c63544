package dev.marlin.reservations;

import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskId;

/** A task that can be claimed instead of another. */
public record NearestTask(TaskId task, String title, Category category) {}
