package dev.marlin.golds;

import dev.marlin.tasks.TaskId;

/** A task whose judgements are all in and accepted, and that is not gold yet. */
public record GoldCandidate(TaskId task, String title, String campaign) {}
