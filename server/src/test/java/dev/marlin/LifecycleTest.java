package dev.marlin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.kernel.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/lifecycle.md against the tables of steps, and every table against what holds for all of them. */
class LifecycleTest {
    private static final List<Machine> MACHINES = machines();

    @Test
    void everyPairOfStateAndStepLeadsWhereTheTableSaysOrIsRefusedInWords() {
        for (Machine machine : MACHINES) {
            for (Transition<?> step : machine.steps()) {
                for (Enum<?> state : machine.states()) {
                    walkOrBeRefused(machine, step, state);
                }
            }
        }
        assertThat(MACHINES).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void everyStateIsReachedFromTheFirstAndEveryTableComesToAnEnd() {
        for (Machine machine : MACHINES) {
            Set<Enum<?>> reached = new HashSet<>(machine.states().subList(0, 1));
            for (int before = 0; before != reached.size(); ) {
                before = reached.size();
                for (Transition<?> step : machine.steps()) {
                    if (step.arrow().from().stream().anyMatch(reached::contains)) {
                        reached.add(step.arrow().to());
                    }
                }
            }
            assertThat(reached).as(machine.title()).containsAll(machine.states());
            assertThat(machine.endings()).as(machine.title()).isNotEmpty();
        }
    }

    /** The page is written anew when it is out of date, so that the next run and the reader have it. */
    @Test
    void drawsTheDiagramsOfThePageFromTheTables() throws IOException {
        Path file = Path.of("../docs/lifecycle.md");
        String page = MACHINES.stream().map(Machine::section).collect(Collectors.joining("\n", HEAD, ""));
        String before = Files.exists(file) ? Files.readString(file) : "";
        if (!before.equals(page)) {
            Files.writeString(file, page);
        }
        assertThat(before)
                .as("docs/lifecycle.md was out of date; it is written anew now")
                .isEqualTo(page);
    }

    private static final String HEAD = """
            # Lifecycles

            What can happen to each thing, drawn from the tables in the code: what has no arrow here is refused. Every step
            is one transaction with its row and its audit event.

            """;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void walkOrBeRefused(Machine machine, Transition step, Enum state) {
        String what = machine.title() + ": " + step.name() + " in " + state;
        if (step.isPermittedFrom(state)) {
            assertThat(step.from(state)).as(what).isEqualTo(step.arrow().to());
            return;
        }
        assertThatThrownBy(() -> step.from(state)).as(what).isInstanceOfSatisfying(MarlinException.class, refused -> {
            assertThat(refused.problem()).isEqualTo(Problem.CONFLICT);
            assertThat(refused.getMessage()).endsWith(".");
        });
    }

    private static List<Machine> machines() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.marlin").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Transition.class))
                        .map(JavaClass::reflect)
                        .map(Machine::new)
                        .sorted(Comparator.comparing(Machine::title))
                        .toList();
    }

    /** One table of steps. */
    private record Machine(Class<?> table) {
        List<Transition<?>> steps() {
            return Stream.of(table.getEnumConstants())
                    .<Transition<?>>map(constant -> (Transition<?>) constant)
                    .toList();
        }

        List<Enum<?>> states() {
            return List.of(steps().getFirst().arrow().to().getDeclaringClass().getEnumConstants());
        }

        Set<Enum<?>> endings() {
            Set<Enum<?>> endings = new HashSet<>(states());
            steps().forEach(step -> endings.removeAll(step.arrow().from()));
            return endings;
        }

        /** {@code Reviews: submission state}. */
        String title() {
            String feature = table.getPackageName().substring("dev.marlin.".length());
            String states = states().getFirst().getDeclaringClass().getName();
            String name = states.substring(states.lastIndexOf('.') + 1)
                    .replace("$State", "")
                    .replace("State", "");
            return feature + ": "
                    + name.replaceAll("([a-z])([A-Z$])", "$1 $2")
                            .replace("$", "")
                            .toLowerCase(Locale.ROOT);
        }

        String section() {
            StringBuilder text = new StringBuilder("## " + title() + "\n\n```mermaid\nstateDiagram-v2\n");
            text.append("    [*] --> ").append(states().getFirst()).append('\n');
            for (Transition<?> step : steps()) {
                for (Enum<?> state : states()) {
                    if (step.arrow().from().contains(state)) {
                        text.append("    %s --> %s: %s%n"
                                .formatted(
                                        state,
                                        step.arrow().to(),
                                        step.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
                    }
                }
            }
            states().stream()
                    .filter(endings()::contains)
                    .forEach(state -> text.append("    ").append(state).append(" --> [*]\n"));
            return text.append("```\n").toString();
        }
    }
}
