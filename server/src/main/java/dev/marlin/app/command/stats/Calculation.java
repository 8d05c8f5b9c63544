package dev.marlin.app.command.stats;

import dev.marlin.app.command.option.OutputOption;
import dev.marlin.statistics.csv.CsvException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that reads a table and prints what follows from it; what does not fit is told, and nothing is written. */
abstract class Calculation implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--svg", paramLabel = "FILE", description = "Also draw the result into this file.")
    private @Nullable Path svg;

    /**
     * What is printed.
     *
     * @param words for people
     * @param facts for programs
     * @param picture SVG; empty where there is nothing to draw
     */
    record Result(String words, Object facts, Optional<String> picture) {}

    /** @throws IllegalArgumentException or {@link CsvException} saying what does not fit */
    abstract Result calculate() throws IOException;

    @Override
    public final Integer call() {
        try {
            Result result = calculate();
            draw(result);
            output.print(spec.commandLine().getOut(), result.words(), result.facts());
            return 0;
        } catch (NoSuchFileException missing) {
            return refuse("There is no file " + missing.getFile() + ".");
        } catch (MalformedInputException text) {
            return refuse("The table is not UTF-8.");
        } catch (FileSystemException file) {
            return refuse(file.getFile() + " cannot be used: " + reason(file));
        } catch (IOException failed) {
            return refuse("The table cannot be read: " + failed.getMessage());
        } catch (CsvException | IllegalArgumentException refused) {
            return refuse(String.valueOf(refused.getMessage()));
        }
    }

    private void draw(Result result) throws IOException {
        if (svg != null) {
            Files.writeString(
                    svg,
                    result.picture()
                            .orElseThrow(
                                    () -> new IllegalArgumentException("There is nothing to draw in this result.")));
        }
    }

    private static String reason(FileSystemException file) {
        return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
    }

    private int refuse(String reason) {
        spec.commandLine().getErr().println(reason);
        spec.commandLine().getErr().println("Nothing was written.");
        return 1;
    }

    /** The threads asked for; 0 means as many as there are processors. */
    static int threads(int asked) {
        return asked == 0 ? Runtime.getRuntime().availableProcessors() : asked;
    }

    /** Four digits behind the point, as people read them. */
    static String four(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }
}
