package dev.marlin.golds;

import dev.marlin.tasks.TaskId;

/** A task whose judgements are all accepted and say one thing, and that is not gold yet. */
public record GoldCandidate(TaskId task, String title, String campaign) {}
