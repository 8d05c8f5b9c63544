package dev.marlin.runner.agent.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {
    private static String withStep(String step) {
        return """
                {"script": 1, "agent": "A", "version": "1", "description": "d",
                 "turns": [
                  {"steps": [
                    {"think": "ok"},
                    %s
                  ]}
                 ]}
                """.formatted(step);
    }

    @Test
    void readsEveryStep() {
        Script script = ScriptReader.read(withStep("""
                {"message": "m"}, {"plan": ["p"]}, {"read": {"path": "a/b", "expect": ["x"]}},
                {"search": {"pattern": "x"}}, {"edit": {"path": "a", "find": ["1", "2"], "replace": ""}},
                {"write": {"path": "n", "content": ["1", ""]}}, {"delete": {"path": "a"}},
                {"run": {"command": ["sh", "t"], "expectExit": 1, "onFailure": [{"think": "hm"}]}},
                {"recall": {"turn": 1}},
                {"branch": {"path": "a", "contains": "x", "then": [{"think": "t"}]}}
                """));
        assertThat(script.turns().getFirst())
                .containsExactly(
                        new ScriptStep.Think("ok"),
                        new ScriptStep.Message("m"),
                        new ScriptStep.Plan(List.of("p")),
                        new ScriptStep.Read("a/b", List.of("x")),
                        new ScriptStep.Search("x", List.of()),
                        new ScriptStep.Edit("a", "1\n2", ""),
                        new ScriptStep.Write("n", "1\n"),
                        new ScriptStep.Delete("a"),
                        new ScriptStep.Run(List.of("sh", "t"), 1, List.of(), List.of(new ScriptStep.Think("hm"))),
                        new ScriptStep.Recall(1, List.of()),
                        new ScriptStep.Branch("a", "x", List.of(new ScriptStep.Think("t")), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"edit\": {\"path\": \"a\", \"replace\": \"x\"}} | turns[0].steps[1].edit.find: missing",
                "{\"edit\": {\"path\": \"a\", \"find\": \"\", \"replace\": \"x\"}} | edit.find: must not be empty",
                "{\"read\": {\"path\": \"../a\"}} | turns[0].steps[1].read.path: must be a relative path",
                "{\"read\": {\"path\": \"/etc/passwd\"}} | must be a relative path",
                "{\"read\": {\"file\": \"a\"}} | turns[0].steps[1].read.file: unknown field",
                "{\"dance\": \"x\"} | turns[0].steps[1].dance: unknown step",
                "{\"think\": \"a\", \"message\": \"b\"} | turns[0].steps[1]: a step is an object with exactly one",
                "{\"run\": {\"command\": \"rm -rf /\"}} | run.command: must be a list",
                "{\"run\": {\"command\": []}} | run.command: must hold a program",
                "{\"run\": {\"command\": [\"a\"], \"expectExit\": 256}} | from 0 to 255",
                "{\"recall\": {\"turn\": 0}} | recall.turn: must be a whole number",
                "{\"think\": null} | only texts, whole numbers, lists and objects",
                "{\"think\": 1.5} | only texts, whole numbers",
                "{\"write\": {\"path\": \"a\", \"content\": [1]}} | write.content[0]: must be a line of text",
                "{\"think\": \"a\" \"b\"} | not JSON"
            })
    void namesLineAndFieldOfAMistake(String step, String problem) {
        assertThatThrownBy(() -> ScriptReader.read(withStep(step)))
                .isInstanceOf(ScriptFormatException.class)
                .hasMessageStartingWith("line 5")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | empty",
                "[] | must be an object",
                "{\"script\": 2} | script: must be a whole number from 1 to 1",
                "{\"script\": 1, \"script\": 1} | not JSON",
                "{\"script\": 1, \"agent\": \"A\", \"version\": \"1\", \"description\": \"d\", \"turns\": []} | turns: must hold",
                "{\"script\": 1, \"turns\": [{\"steps\": []}]} | agent: missing",
                "{\"script\": 1} x | Unrecognized token"
            })
    void refusesWhatIsNoScript(String json, String problem) {
        assertThatThrownBy(() -> ScriptReader.read(json))
                .isInstanceOf(ScriptFormatException.class)
                .hasMessageStartingWith("line 1")
                .hasMessageContaining(problem);
    }

    @Test
    void refusesStepsNestedWithoutEnd() {
        String nested = "{\"think\": \"x\"}";
        for (int i = 0; i < 9; i++) {
            nested = "{\"branch\": {\"path\": \"a\", \"contains\": \"x\", \"then\": [" + nested + "]}}";
        }
        String deep = nested;
        assertThatThrownBy(() -> ScriptReader.read(withStep(deep))).hasMessageContaining("nested deeper");
    }
}
