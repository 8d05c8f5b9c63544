package dev.marlin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.sandbox.probe.Attack;
import dev.marlin.runner.sandbox.probe.Finding;
import dev.marlin.runner.sandbox.probe.Finding.Verdict;
import dev.marlin.runner.sandbox.probe.ProbeReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorSandboxCommandTest {
    private static final String NO_SANDBOX = "\nruns:\n  sandbox: oci\n  ociRuntime: /no/such/runtime\n";
    private final StringWriter out = new StringWriter();

    private int run(CommandLine line, String... words) {
        return line.setOut(new PrintWriter(out)).execute(words);
    }

    private static CommandLine with(Verdict... verdicts) {
        List<Finding> findings = new ArrayList<>();
        for (int number = 0; number < verdicts.length; number++) {
            findings.add(new Finding(Attack.of(number), verdicts[number], "detail\u001b[31m " + number));
        }
        return new CommandLine(new DoctorSandboxCommand(backend -> new ProbeReport(findings)));
    }

    @Test
    void endsWellWhenEveryAttackHeldOrDoesNotApply() {
        assertThat(run(with(Verdict.NOT_APPLICABLE, Verdict.HELD))).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "0\trun as the host's root\tnot_applicable\tdetail [31m 0",
                        "1\tread the host's password hashes\theld\tdetail [31m 1");
    }

    @Test
    void endsWithFindingsWhenOneAttackGotThrough() {
        assertThat(run(with(Verdict.HELD, Verdict.OPEN, Verdict.HELD), "--json"))
                .isEqualTo(6);
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.get("usable").booleanValue()).isFalse();
        assertThat(json.get("open").intValue()).isEqualTo(1);
        assertThat(json.get("findings").get(1).get("verdict").stringValue()).isEqualTo("open");
    }

    @Test
    void namesTheAttackThatGotThrough() {
        assertThat(run(with(Verdict.HELD, Verdict.OPEN))).isEqualTo(6);
        assertThat(out.toString().lines().toList().get(1))
                .startsWith("1\tread the host's password hashes\topen\tdetail");
    }

    @Test
    void aSandboxThatIsNotThereHoldsNothing(@TempDir Path folder) throws IOException {
        Path configuration = Files.writeString(folder.resolve("marlin.yaml"), "dataDirectory: " + folder + NO_SANDBOX);
        String[] given = {"--config", configuration.toString()};
        assertThat(run(MarlinCommand.line(), "doctor", "sandbox", "--json", given[0], given[1]))
                .isEqualTo(6);
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.get("usable").booleanValue()).isFalse();
        assertThat(json.get("open").intValue()).isEqualTo(42);
        assertThat(json.get("findings").get(0).get("detail").stringValue()).startsWith("not tried: ");
        StringWriter refusal = new StringWriter();
        assertThat(run(MarlinCommand.line().setErr(new PrintWriter(refusal)), "worker", "--once", given[0], given[1]))
                .isEqualTo(7);
        assertThat(refusal.toString()).startsWith("The sandbox does not work on this machine: ");
    }

    @Test
    void attacksTheSandboxOfThisMachine() {
        int code = run(MarlinCommand.line(), "doctor", "sandbox", "--json");
        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.get("findings").size()).isEqualTo(42);
        assertThat(code).isEqualTo(json.get("usable").booleanValue() ? 0 : 6);
    }
}
