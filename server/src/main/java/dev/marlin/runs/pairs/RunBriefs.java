package dev.marlin.runs.pairs;

import dev.marlin.agents.AdapterSettings;
import dev.marlin.agents.AgentVersion;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runner.agent.AgentAdapter;
import dev.marlin.runner.agent.TurnRequest;
import dev.marlin.runner.agent.cli.CliFlavor;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.reports.ClaimedRun;
import dev.marlin.runs.reports.Retelling;
import dev.marlin.runs.reports.RunBrief;
import dev.marlin.runs.results.ResultRow;
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
        if (run.turn() == 1) {
            return new RunBrief(task, agent, roster, TurnRequest.first(task.prompt()), Optional.empty());
        }
        List<TurnRow> turns =
                run.pair().map(desk.tables().pairs()::turns).orElse(List.of()).subList(0, run.turn());
        CandidateId from = turns.getLast().winner().orElse(run.candidate());
        CandidateId told = from.equals(run.candidate()) || isShared(run, from) ? from : run.candidate();
        return new RunBrief(
                task,
                agent,
                roster,
                request(run, told, turns),
                Optional.of(new RunBrief.Previous(
                        from, result(from, run.turn() - 1).texts().tree(), told)));
    }

    /**
     * Where both go on with the winner's conversation, or each with its own, the follow-up is all that is said. Else who
     * goes on from the winner's work may not know it: so both are told the same, whoever's work it is.
     */
    private TurnRequest request(ClaimedRun run, CandidateId told, List<TurnRow> turns) {
        TurnRow turn = turns.getLast();
        Optional<String> session = result(told, run.turn() - 1).session();
        boolean remembered = turn.winner()
                .map(winner -> isShared(run, winner))
                .orElseGet(() ->
                        session.isPresent() || !remembersBySession(desk.agents().get(run.agent())));
        if (remembered) {
            return new TurnRequest(run.turn(), turn.prompt(), session);
        }
        CandidateId from = turn.winner().orElse(run.candidate());
        String lastWords = desk.views().candidate(from, run.turn() - 1).finalMessage();
        Retelling retold = new Retelling(turns.stream().map(TurnRow::prompt).toList(), lastWords);
        return new TurnRequest(run.turn(), retold.prompt(), session, true);
    }

    /** Whether both sides can go on with the winner's conversation: the same program, which lets it be copied. */
    private boolean isShared(ClaimedRun run, CandidateId winner) {
        List<Optional<CliFlavor>> flavors = run.pair().map(desk.tables().runs()::candidates).orElse(List.of()).stream()
                .map(side -> flavor(desk.agents().get(side.agent())))
                .distinct()
                .toList();
        return flavors.size() == 1
                && flavors.getFirst()
                        .filter(flavor -> flavor.traits().contains(AgentAdapter.Trait.FORKS_SESSION))
                        .isPresent()
                && result(winner, run.turn() - 1).session().isPresent();
    }

    private Optional<CliFlavor> flavor(AgentVersion agent) {
        return desk.agents().settings(agent) instanceof AdapterSettings.Cli cli
                ? Optional.of(cli.flavor())
                : Optional.empty();
    }

    private static boolean remembersBySession(AgentVersion agent) {
        return switch (agent.adapter()) {
            case CLI, ACP -> true;
            case SCRIPTED, COMMAND, IMPORT -> false;
        };
    }

    private ResultRow result(CandidateId candidate, int turn) {
        return desk.tables()
                .runs()
                .judgeable(candidate, turn)
                .flatMap(run -> desk.tables().results().find(run.id()))
                .orElseThrow(() -> MarlinException.notFound("The turn before"));
    }
}
