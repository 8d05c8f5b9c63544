package dev.marlin.app.command;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.command.option.Rows;
import dev.marlin.app.command.option.Terminal;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.probe.Finding;
import dev.marlin.runner.sandbox.probe.ProbeReport;
import dev.marlin.runner.sandbox.probe.SandboxProbes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code marlin doctor sandbox}: makes the quick attacks of the escape suite on this machine's own sandbox. */
@Command(
        name = "sandbox",
        description = "Attack the sandbox from inside, by doing; exit code 6 when an attack gets through.",
        mixinStandardHelpOptions = true)
final class DoctorSandboxCommand implements Callable<Integer> {
    private static final int FINDINGS = 6;

    private final Function<SandboxBackend, ProbeReport> attacks;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DoctorSandboxCommand() {
        this(backend -> new SandboxProbes(backend).run());
    }

    DoctorSandboxCommand(Function<SandboxBackend, ProbeReport> attacks) {
        this.attacks = attacks;
    }

    @Override
    public Integer call() {
        ProbeReport report =
                attacks.apply(configuration.read(Map.of()).runs().sandbox().backend());
        output.print(spec.commandLine().getOut(), words(report), facts(report));
        return report.usable() ? 0 : FINDINGS;
    }

    private static String words(ProbeReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : report.findings()) {
            rows.add(List.of(
                    Integer.toString(finding.attack().number()),
                    finding.attack().title(),
                    verdict(finding),
                    finding.detail()));
        }
        return new Rows(List.of("#", "attack", "verdict", "detail"), rows).text(Terminal.OUT.isWatched());
    }

    private static Map<String, Object> facts(ProbeReport report) {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put("number", finding.attack().number());
            fact.put("attack", finding.attack().title());
            fact.put("verdict", verdict(finding));
            fact.put("detail", finding.detail());
            findings.add(fact);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("usable", report.usable());
        facts.put("open", report.open().size());
        facts.put("findings", findings);
        return facts;
    }

    private static String verdict(Finding finding) {
        return finding.verdict().name().toLowerCase(Locale.ROOT);
    }
}
