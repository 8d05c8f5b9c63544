package dev.marlin.runs.pairs;

import dev.marlin.agents.AgentVersion;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.reports.ClaimedRun;
import dev.marlin.runs.reports.RunBrief;
import dev.marlin.tasks.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Tells workers what a run is about. */
@Service
public class RunBriefs {
    private final PairDesk desk;
    private final TaskBook tasks;

    RunBriefs(PairDesk desk, TaskBook tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /** @throws MarlinException NOT_FOUND when an earlier turn is not there to go on from */
    public RunBrief of(ClaimedRun run) {
        Task task = tasks.task(run.task());
        AgentVersion agent = desk.agents().get(run.agent());
        List<AgentVersion> roster = new ArrayList<>(
                desk.agents().find(tasks.campaigns().get(task.campaign()).agentVersions()));
        roster.add(agent);
        List<TurnRow> turns = run.pair().map(desk.tables().pairs()::turns).orElse(List.of());
        if (run.turn() == 1) {
            return new RunBrief(task, agent, roster, task.prompt(), Optional.empty(), Optional.empty());
        }
        TurnRow turn = turns.get(run.turn() - 1);
        CandidateId from = turn.winner().orElse(run.candidate());
        return new RunBrief(
                task,
                agent,
                roster,
                prompt(turns, turn),
                Optional.of(new RunBrief.Previous(
                        from, result(from, run.turn() - 1).texts().tree())),
                result(run.candidate(), run.turn() - 1).session());
    }

    /** Who goes on from the winner's work may not know it: so both are told the same, whoever's work it is. */
    private static String prompt(List<TurnRow> turns, TurnRow turn) {
        if (turn.winner().isEmpty()) {
            return turn.prompt();
        }
        StringBuilder text = new StringBuilder("The work so far is in the workspace. It may differ from what you left:"
                + " go on from the files as they are now.\n\nWhat was asked before:\n");
        turns.stream()
                .filter(earlier -> earlier.number() < turn.number())
                .forEach(earlier ->
                        text.append("\n").append(earlier.prompt().strip()).append("\n"));
        return text.append("\nWhat is asked now:\n\n").append(turn.prompt()).toString();
    }

    private ResultRow result(CandidateId candidate, int turn) {
        return desk.tables()
                .runs()
                .judgeable(candidate, turn)
                .flatMap(run -> desk.tables().results().find(run.id()))
                .orElseThrow(() -> MarlinException.notFound("The turn before"));
    }
}
