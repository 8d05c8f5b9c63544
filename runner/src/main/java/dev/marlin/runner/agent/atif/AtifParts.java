package dev.marlin.runner.agent.atif;

import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.agent.Provenance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes one run of documents that Marlin wrote, one after the other. */
final class AtifParts {
    private AtifParts() {}

    static AtifRun join(String session, List<AtifTrajectory> documents, Optional<String> notes) {
        List<Author> authors = documents.stream().map(AtifParts::author).toList();
        if (authors.stream().map(author -> author.agent().name()).distinct().count() != 1) {
            throw new IllegalArgumentException("documents of exactly one agent can be joined");
        }
        List<AtifRun.Turn> turns = documents.stream()
                .flatMap(document -> document.turns().stream())
                .map(turn -> new AtifRun.Turn(turn.prompt(), turn.trajectory()))
                .toList();
        Author author = authors.getLast();
        return new AtifRun(
                session,
                author.agent(),
                author.provenance(),
                author.callsNoModel(),
                turns,
                documents.stream()
                        .flatMap(document -> metered(document).stream())
                        .reduce(AtifRun.Metered::plus),
                notes);
    }

    private static Author author(AtifTrajectory document) {
        AtifTrajectory.Agent agent = document.agent();
        JsonNode ours = agent.extra().path("marlin");
        return new Author(
                new AgentIdentity(
                        agent.name(), agent.version(), ours.path("digest").asString("")),
                Provenance.valueOf(ours.path("provenance").asString("")),
                ours.path("calls_no_model").asBoolean(false));
    }

    private static Optional<AtifRun.Metered> metered(AtifTrajectory document) {
        AtifTrajectory.Metrics totals = document.totals();
        if (totals.prompt().isEmpty()) {
            return Optional.empty();
        }
        long cacheRead = totals.cached().orElse(0);
        long cacheWrite = totals.raw().at("/extra/marlin/cache_write_tokens").asLong(0);
        return Optional.of(new AtifRun.Metered(
                totals.prompt().getAsLong() - cacheRead - cacheWrite,
                cacheRead,
                cacheWrite,
                totals.completion().orElse(0),
                totals.costUsd().map(BigDecimal::valueOf)));
    }

    /** Who wrote. */
    private record Author(AgentIdentity agent, Provenance provenance, boolean callsNoModel) {}
}
