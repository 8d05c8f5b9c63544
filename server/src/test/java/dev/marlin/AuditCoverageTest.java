package dev.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.marlin.audit.Audit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/**
 * Every route that changes something can reach the audit log, or stands here with the reason why it need not. What it
 * logs, the tests of the feature say; that nothing is forgotten, this one.
 */
class AuditCoverageTest {
    private static final String DRAFT = "a draft binds nobody; the judgement made of it is logged";
    private static final String MARK = "a mark for one's own eyes, on which nothing rests";
    private static final String SESSION = "begins or ends a session and changes nothing that lasts";
    private static final String BEAT = "counts a person's own time; what is paid does not rest on it";
    private static final String PRACTICE = "is graded by nobody and kept nowhere";
    private static final Map<String, String> UNLOGGED = Map.ofEntries(
            Map.entry("POST /comparisons/{comparison}/drafts", DRAFT),
            Map.entry("PUT /api/v1/comparisons/{comparison}/drafts/{turn}", DRAFT),
            Map.entry("POST /qualification-attempts/{attempt}/answers", DRAFT),
            Map.entry("POST /comparisons/{comparison}/viewed", MARK),
            Map.entry("PUT /api/v1/comparisons/{comparison}/viewed", MARK),
            Map.entry("POST /reviews/{submission}/viewed", MARK),
            Map.entry("POST /qualification-attempts/{attempt}/seen", MARK),
            Map.entry("POST /api/v1/tasks/{task}/beat", BEAT),
            Map.entry("POST /practice/{practice}", PRACTICE),
            Map.entry("POST /api/v1/practice/{practice}", PRACTICE),
            Map.entry("POST /sign-in", SESSION),
            Map.entry("POST /sign-in/demo", SESSION),
            Map.entry("POST /sign-out", SESSION));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.marlin");

    @Test
    void everyChangingRouteReachesTheLog() {
        Map<String, JavaMethod> routes = routes();
        Set<String> silent = new TreeSet<>();
        routes.forEach((route, handler) -> {
            if (!reachesTheLog(handler)) {
                silent.add(route);
            }
        });
        assertThat(silent).isEqualTo(new TreeSet<>(UNLOGGED.keySet()));
        assertThat(routes).hasSizeGreaterThan(60);
    }

    private Map<String, JavaMethod> routes() {
        Map<String, JavaMethod> routes = new TreeMap<>();
        for (JavaClass type : classes) {
            for (JavaMethod method : type.getMethods()) {
                paths(method).forEach(path -> routes.put(path, method));
            }
        }
        return routes;
    }

    private static Stream<String> paths(JavaMethod method) {
        return Stream.of(
                        method.tryGetAnnotationOfType(PostMapping.class).map(found -> named("POST", found.value())),
                        method.tryGetAnnotationOfType(PutMapping.class).map(found -> named("PUT", found.value())),
                        method.tryGetAnnotationOfType(PatchMapping.class).map(found -> named("PATCH", found.value())),
                        method.tryGetAnnotationOfType(DeleteMapping.class).map(found -> named("DELETE", found.value())))
                .flatMap(found -> found.orElse(Stream.empty()));
    }

    private static Stream<String> named(String method, String[] paths) {
        return Stream.of(paths).map(path -> method + " " + path);
    }

    private static boolean reachesTheLog(JavaCodeUnit handler) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(Set.of(handler));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (unit.getOwner().isEquivalentTo(Audit.class) && unit.getName().equals("record")) {
                return true;
            }
            if (seen.add(unit)) {
                unit.getCallsFromSelf()
                        .forEach(call -> targets(call.getTarget()).forEach(open::push));
                unit.getMethodReferencesFromSelf()
                        .forEach(call -> targets(call.getTarget()).forEach(open::push));
            }
        }
        return false;
    }

    /** The code that a call may run: the method itself, and whatever overrides it. */
    private static Stream<JavaCodeUnit> targets(CodeUnitAccessTarget target) {
        String[] parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        Stream<JavaCodeUnit> below = target.getOwner().getAllSubclasses().stream()
                .flatMap(type -> type.tryGetMethod(target.getName(), parameters).stream());
        return Stream.concat(target.resolveMember().stream(), below);
    }
}
