package dev.marlin.runner.agent.script;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentSandbox;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Exit;
import java.util.ArrayList;
import java.util.List;

/** One turn being played: takes the steps one after another and looks at what each returns. */
final class ScriptPlay {
    private final AgentSandbox sandbox;
    private final List<AgentEvent> events;
    private final ScriptTools tools;
    private final List<String> messages = new ArrayList<>();
    private final List<String> touched = new ArrayList<>();
    private Conversation earlier = Conversation.empty();

    ScriptPlay(AgentSandbox sandbox, List<AgentEvent> events) {
        this.sandbox = sandbox;
        this.events = events;
        this.tools = new ScriptTools(sandbox, events);
    }

    void play(int turn, String prompt, List<ScriptStep> steps) throws TurnStopException {
        if (turn > 1) {
            earlier = tools.recall();
            if (earlier.turns().size() < turn - 1) {
                throw TurnStopException.error("The conversation holds "
                        + earlier.turns().size() + " turns, so turn " + turn + " cannot go on from it.");
            }
        }
        steps(steps);
        tools.remember(earlier.with(new Conversation.Said(prompt, messages, touched)));
    }

    private void steps(List<ScriptStep> steps) throws TurnStopException {
        for (ScriptStep step : steps) {
            step(step);
        }
    }

    private void step(ScriptStep step) throws TurnStopException {
        switch (step) {
            case ScriptStep.Think think -> events.add(new AgentEvent.Thought(sandbox.now(), think.text()));
            case ScriptStep.Message message -> {
                messages.add(message.text());
                events.add(new AgentEvent.Message(sandbox.now(), message.text()));
            }
            case ScriptStep.Plan plan ->
                events.add(new AgentEvent.ToolCall(
                        sandbox.now(), AgentEvent.Kind.PLAN, "plan", "", -1, String.join("\n", plan.points())));
            case ScriptStep.Read read -> expect("Reading " + read.path(), tools.read(read.path()), read.expect());
            case ScriptStep.Search search ->
                expect("Searching for " + search.pattern(), tools.search(search.pattern()), search.expect());
            case ScriptStep.Edit edit -> edit(edit);
            case ScriptStep.Write write -> {
                touched.add(write.path());
                tools.save(write.path(), write.content());
            }
            case ScriptStep.Delete delete -> {
                touched.add(delete.path());
                tools.delete(delete.path());
            }
            case ScriptStep.Run run -> run(run);
            case ScriptStep.Recall recall -> recall(recall);
            case ScriptStep.Branch branch -> {
                boolean there = tools.readIfThere(branch.path())
                        .filter(content -> content.contains(branch.contains()))
                        .isPresent();
                steps(there ? branch.then() : branch.otherwise());
            }
        }
    }

    private static void expect(String doing, String got, List<String> expected) throws TurnStopException {
        for (String text : expected) {
            if (!got.contains(text)) {
                throw TurnStopException.error(doing + " did not return what the script expects: «" + text + "».");
            }
        }
    }

    private void edit(ScriptStep.Edit edit) throws TurnStopException {
        String content = tools.read(edit.path());
        int first = content.indexOf(edit.find());
        if (first < 0 || content.indexOf(edit.find(), first + 1) >= 0) {
            String problem = first < 0 ? "is not there" : "is there more than once";
            throw TurnStopException.error("Editing " + edit.path() + ": the passage " + problem + ".");
        }
        touched.add(edit.path());
        String after = content.substring(first + edit.find().length());
        tools.save(edit.path(), content.substring(0, first) + edit.replace() + after);
    }

    private void run(ScriptStep.Run run) throws TurnStopException {
        Execution execution = tools.program(run.command());
        if (!isAsExpected(run, execution) && !run.onFailure().isEmpty()) {
            steps(run.onFailure());
            execution = tools.program(run.command());
        }
        if (!isAsExpected(run, execution)) {
            throw TurnStopException.error("Running " + String.join(" ", run.command())
                    + " did not end as the script expects: " + execution.exit() + ".");
        }
    }

    private static boolean isAsExpected(ScriptStep.Run run, Execution execution) {
        return execution.exit() instanceof Exit.Exited exited
                && exited.code() == run.expectExit()
                && run.expect().stream().allMatch(ScriptTools.output(execution)::contains);
    }

    private void recall(ScriptStep.Recall recall) throws TurnStopException {
        if (recall.turn() > earlier.turns().size()) {
            throw TurnStopException.error("There is no turn " + recall.turn() + " to recall.");
        }
        String said = String.join("\n", earlier.turns().get(recall.turn() - 1).messages());
        expect("Recalling turn " + recall.turn(), said, recall.expect());
    }
}
