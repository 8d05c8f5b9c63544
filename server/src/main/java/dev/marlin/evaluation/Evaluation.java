package dev.marlin.evaluation;

import dev.marlin.agents.AgentVersion;
import java.time.Instant;

/** One agent version's way through a batch. */
public record Evaluation(EvaluationId id, Batch batch, AgentVersion agent, Instant createdAt) {}
