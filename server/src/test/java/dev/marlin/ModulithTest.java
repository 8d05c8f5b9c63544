package dev.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Spring Modulith's view of the same house: every row of docs/architecture.md is a module, circles are refused, and what
 * lies below a feature's own package is nobody else's.
 */
class ModulithTest {
    private final ApplicationModules modules = ApplicationModules.of("dev.marlin");

    @Test
    void verifiesEveryModule() {
        modules.verify();
    }

    @Test
    void everyDependencyItSeesIsAnArrowOfTheArchitecturePage() {
        Map<String, ArchitectureTest.Floor> floors = ArchitectureTest.floors();
        Set<String> forbidden = new TreeSet<>();
        int seen = 0;
        for (ApplicationModule module : modules) {
            String from = name(module);
            Set<String> to = module.getDirectDependencies(modules)
                    .uniqueModules()
                    .map(ModulithTest::name)
                    .collect(Collectors.toSet());
            for (String target : to) {
                seen++;
                if (!from.equals("runner") && !ArchitectureTest.allows(floors, from, target)) {
                    forbidden.add(from + " -> " + target);
                }
            }
        }
        assertThat(forbidden).isEmpty();
        assertThat(seen).as("arrows seen").isGreaterThan(150);
    }

    @Test
    void seesTheModulesThatTheArchitecturePageNames() {
        Set<String> seen = modules.stream().map(ModulithTest::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>(ArchitectureTest.floors().keySet());
        named.addAll(List.of("runner", "statistics"));
        assertThat(seen).isSubsetOf(named).hasSizeGreaterThan(40);
    }

    private static String name(ApplicationModule module) {
        return module.getBasePackage().getName().substring("dev.marlin.".length());
    }

    /** A feature is a module with its sub-packages inside; {@code web} and {@code api} hold one module per feature. */
    public static final class Floors implements ApplicationModuleDetectionStrategy {
        private static final Set<String> HALLS = Set.of("web", "api");
        private static final Set<String> LIBRARIES = Set.of("runner", "statistics");

        /**
         * Sub-packages that are a door of their own beside the feature's package: task files for pages, API and demo;
         * the queue of runs and its reports for the commands that empty it ({@link ArchitectureTest} keeps others out);
         * the rooms of pay and of reviews for their pages.
         */
        private static final Map<String, String[]> SIDE_DOORS = Map.of(
                "campaigns",
                new String[] {"budgets"},
                "dashboards",
                new String[] {"alerts", "outliers", "records", "snapshots"},
                "tasks",
                new String[] {"files", "lists"},
                "runs",
                new String[] {"work", "reports"},
                "pay",
                new String[] {"books", "rates", "proposals", "payouts", "periods", "statements", "disputes"},
                "reviews",
                new String[] {"terms", "life", "consensus", "appeals", "precedents", "calibration"});

        @Override
        public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
            return root.getDirectSubPackages().stream()
                    .flatMap(floor -> HALLS.contains(floor.getLocalName())
                            ? floor.getDirectSubPackages().stream()
                            : Stream.of(floor));
        }

        /** The two libraries are Maven modules of their own: all their packages are for others. */
        @Override
        public NamedInterfaces detectNamedInterfaces(JavaPackage base, ApplicationModuleInformation information) {
            String name = base.getName().substring("dev.marlin.".length());
            if (LIBRARIES.contains(name)) {
                return NamedInterfaces.builder(base).recursive().matching("**").build();
            }
            return SIDE_DOORS.containsKey(name)
                    ? NamedInterfaces.builder(base)
                            .matching(SIDE_DOORS.get(name))
                            .build()
                    : ApplicationModuleDetectionStrategy.super.detectNamedInterfaces(base, information);
        }
    }
}
