package dev.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
    void seesTheModulesThatTheArchitecturePageNames() {
        Set<String> seen = modules.stream()
                .map(module -> module.getBasePackage().getName().substring("dev.marlin.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>(ArchitectureTest.floors().keySet());
        named.addAll(List.of("runner", "statistics"));
        assertThat(seen).isSubsetOf(named).hasSizeGreaterThan(40);
    }

    /** A feature is a module with its sub-packages inside; {@code web} and {@code api} hold one module per feature. */
    public static final class Floors implements ApplicationModuleDetectionStrategy {
        private static final Set<String> HALLS = Set.of("web", "api");
        private static final Set<String> LIBRARIES = Set.of("runner", "statistics");

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
            return LIBRARIES.contains(base.getLocalName())
                    ? NamedInterfaces.builder(base).recursive().matching("**").build()
                    : ApplicationModuleDetectionStrategy.super.detectNamedInterfaces(base, information);
        }
    }
}
