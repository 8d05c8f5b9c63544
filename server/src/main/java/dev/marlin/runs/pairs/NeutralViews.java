package dev.marlin.runs.pairs;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.Agents;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.store.BlobStore;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Builds what judging persons may see, from an allow-list: only the neutral records leave this class. */
@Component
class NeutralViews {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PairTables tables;
    private final Agents agents;
    private final BlobStore blobs;

    NeutralViews(PairTables tables, Agents agents, BlobStore blobs) {
        this.tables = tables;
        this.agents = agents;
        this.blobs = blobs;
    }

    NeutralPair pair(PairId id) {
        return pair(tables.pairs().find(id).orElseThrow(() -> MarlinException.notFound("That pair")));
    }

    NeutralPair pair(PairRow pair) {
        List<RunRow.CandidateRow> candidates = tables.runs().candidates(pair.id());
        boolean scripted = candidates.stream()
                .allMatch(side -> agents.get(side.agent()).provenance() == AgentVersion.Provenance.SCRIPTED);
        return new NeutralPair(
                pair.id(),
                pair.task(),
                candidates.stream().map(RunRow.CandidateRow::id).toList(),
                tables.pairs().turns(pair.id()).stream()
                        .map(turn -> new NeutralPair.Turn(turn.number(), turn.prompt(), turn.mode()))
                        .toList(),
                pair.state(),
                scripted);
    }

    NeutralCandidate candidate(CandidateId candidate, int turn) {
        PairRow pair = tables.runs()
                .candidate(candidate)
                .flatMap(RunRow.CandidateRow::pair)
                .flatMap(tables.pairs()::find)
                .filter(found -> turn >= 1 && isOpen(found, turn))
                .orElseThrow(() -> MarlinException.notFound("That candidate's turn"));
        return tables.runs()
                .judgeable(candidate, turn)
                .flatMap(run -> tables.results().find(run.id()))
                .map(result -> JSON.readValue(blobs.get(result.neutral()), NeutralCandidate.class))
                .orElseThrow(() -> MarlinException.notFound("A turn of pair " + pair.id()));
    }

    private static boolean isOpen(PairRow pair, int turn) {
        return turn < pair.turn() || (turn == pair.turn() && pair.state() == PairState.READY);
    }

    /** Keeps the view and returns its digest. */
    String keep(NeutralCandidate candidate) {
        return blobs.put(JSON.writeValueAsBytes(candidate));
    }
}
