package dev.marlin.app.command.audit;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.command.option.ProgressLine;
import dev.marlin.app.command.option.ProgressOption;
import dev.marlin.app.server.RunningServer;
import dev.marlin.audit.AnchorFile;
import dev.marlin.audit.ExportCheck;
import dev.marlin.audit.Heads;
import dev.marlin.audit.LogPublicKey;
import dev.marlin.audit.Proof;
import dev.marlin.audit.SignedHead;
import dev.marlin.audit.Verification;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code marlin audit verify}: the first bad entry of an export, of a proof, or without a file of the installation's own
 * log. A file needs no server, no database and no account; exit code 6 when something is wrong.
 */
@Command(
        name = "verify",
        description =
                "Name the first bad entry (exit code 6) of an export or a proof, by public key and kept anchors; without"
                        + " a file, of this installation's log.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private static final int FINDINGS = 6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "An export (ZIP) or a proof (JSON).")
    private @Nullable Path file;

    @Option(names = "--key", paramLabel = "FILE", description = "Public key of the installation; may be repeated.")
    private List<Path> keys = new ArrayList<>();

    @Option(names = "--anchor", paramLabel = "FILE", description = "Anchors that you kept; may be repeated.")
    private List<Path> anchors = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (file == null) {
            return own();
        }
        if (keys.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Name the installation's public key with --key; marlin audit key prints it.");
        }
        ExportCheck check = new ExportCheck(readKeys(), readAnchors());
        return isZip(file) ? export(check, file) : proof(check, file);
    }

    private int own() {
        if (!keys.isEmpty() || !anchors.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--key and --anchor are for a FILE, and none is named.");
        }
        ProgressLine line = progress.line(spec.commandLine().getErr());
        try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
            return tell(server.bean(Heads.class).verify(checked -> line.at("checked", checked, checked)));
        } finally {
            line.end();
        }
    }

    private int export(ExportCheck check, Path export) {
        ProgressLine line = progress.line(spec.commandLine().getErr());
        try {
            return tell(check.check(export, checked -> line.at(checked + " entries checked", 0, checked)));
        } finally {
            line.end();
        }
    }

    private int proof(ExportCheck check, Path file) throws IOException {
        Proof proof = parsed(file, () -> Proof.parse(Files.readString(file)));
        Optional<String> wrong = check.check(proof);
        output.print(
                spec.commandLine().getOut(),
                wrong.map(reason -> "The proof does not hold: " + reason + ".")
                        .orElse("Entry " + proof.sequence() + " is in the log of "
                                + proof.head().head().size() + " entries that was signed at "
                                + proof.head().head().at() + ":\n" + proof.entry()),
                wrong.isEmpty()
                        ? Map.of("intact", true, "sequence", proof.sequence(), "entry", proof.entry())
                        : Map.of("intact", false, "sequence", proof.sequence(), "reason", wrong.get()));
        return wrong.isEmpty() ? 0 : FINDINGS;
    }

    private int tell(Verification found) {
        Map<String, Object> facts = new LinkedHashMap<>();
        switch (found) {
            case Verification.Intact intact -> {
                facts.put("intact", true);
                facts.put("sealed", intact.sealed());
                facts.put("unsealed", intact.unsealed());
                facts.put("head", intact.head());
                facts.put("root", intact.root());
                facts.put("heads", intact.heads());
                output.print(
                        spec.commandLine().getOut(),
                        intact.sealed() + " entries are as they were sealed, " + intact.unsealed()
                                + " not sealed yet; " + intact.heads() + " signed heads fit. Head " + intact.head()
                                + ", root " + intact.root(),
                        facts);
                return 0;
            }
            case Verification.Broken broken -> {
                facts.put("intact", false);
                facts.put("sequence", broken.sequence());
                facts.put("until", broken.until());
                broken.event().ifPresent(event -> facts.put("event", event));
                facts.put("reason", broken.reason());
                output.print(spec.commandLine().getOut(), broken.sentence(), facts);
                return FINDINGS;
            }
        }
    }

    private List<LogPublicKey> readKeys() throws IOException {
        List<LogPublicKey> read = new ArrayList<>();
        for (Path key : keys) {
            read.add(parsed(key, () -> LogPublicKey.parse(Files.readString(key))));
        }
        return read;
    }

    private List<SignedHead> readAnchors() throws IOException {
        List<SignedHead> read = new ArrayList<>();
        for (Path anchor : anchors) {
            read.addAll(parsed(anchor, () -> new AnchorFile(anchor).read()));
        }
        return read;
    }

    private static boolean isZip(Path file) throws IOException {
        readable(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(2);
            return first.length == 2 && first[0] == 'P' && first[1] == 'K';
        }
    }

    private static <T> T parsed(Path file, Reading<T> reading) throws IOException {
        readable(file);
        try {
            return reading.read();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new MarlinException(
                    Problem.MALFORMED, file + " cannot be read: " + e.getMessage() + ". Nothing was checked.", e);
        }
    }

    private static void readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new MarlinException(
                    Problem.NOT_FOUND, "There is no readable file " + file + ". Nothing was checked.");
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
