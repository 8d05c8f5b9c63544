package dev.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds the code against the table of floors in docs/architecture.md, so that the page cannot lie. */
class ArchitectureTest {
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| `([a-z.]+)` \\|([^|]*)\\|");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.marlin");

    private final Map<String, Floor> floors = floors();

    @Test
    void everyClassStandsOnAFloorAndLooksOnlyDownwards() {
        Set<String> violations = new TreeSet<>();
        int seen = 0;
        for (JavaClass type : CLASSES) {
            String from = floorOf(type);
            if (from.equals("runner") || from.equals("statistics")) {
                continue;
            }
            seen++;
            if (!floors.containsKey(from)) {
                violations.add(type.getName() + " stands on no floor of docs/architecture.md");
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = floorOf(dependency.getTargetClass());
                if (!to.isEmpty() && !to.equals(from) && !allows(floors, from, to)) {
                    violations.add(from + " may not use " + to + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(violations).isEmpty();
        assertThat(seen).as("classes seen").isGreaterThan(100);
    }

    @Test
    void judgingFloorsSeeOnlyNeutralTypesOfRuns() {
        Set<String> neutral = Set.of(
                "PairId",
                "CandidateId",
                "RunId",
                "NeutralPair",
                "NeutralPairs",
                "NeutralCandidate",
                "PairState",
                "PairListener",
                "Continuation",
                "FollowUp");
        Set<String> violations = new TreeSet<>();
        int judging = 0;
        for (JavaClass type : CLASSES) {
            if (!floorOf(type).matches("(web\\.|api\\.)?(comparisons|reviews|bench)")) {
                continue;
            }
            judging++;
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                String floor = floorOf(target);
                boolean leaks = floor.equals("agents")
                        || floor.equals("runner")
                        || floor.equals("runs") && !neutral.contains(outermost(target));
                if (leaks) {
                    violations.add(dependency.getDescription());
                }
            }
        }
        assertThat(violations).isEmpty();
        assertThat(judging).as("judging classes seen").isGreaterThan(10);
    }

    @Test
    void onlyTheApplicationEmptiesTheQueueOfRuns() {
        Set<String> violations = new TreeSet<>();
        int reports = 0;
        for (JavaClass type : CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                boolean inside =
                        dependency.getTargetClass().getPackageName().matches("dev\\.marlin\\.runs\\.(work|reports)");
                if (inside && floorOf(type).equals("app")) {
                    reports++;
                } else if (inside && !floorOf(type).equals("runs")) {
                    violations.add(dependency.getDescription());
                }
            }
        }
        assertThat(violations).isEmpty();
        assertThat(reports).as("uses by the application").isPositive();
    }

    @Test
    void sqlStandsOnlyInStores() throws IOException {
        Pattern sql = Pattern.compile("\"[^\"]*\\b(SELECT .+ FROM|INSERT INTO|UPDATE .+ SET|DELETE FROM)\\b");
        Set<String> violations = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java/dev/marlin"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                boolean home = file.getFileName().toString().endsWith("Store.java")
                        || file.toString().contains("/store/");
                if (!home && sql.matcher(Files.readString(file)).find()) {
                    violations.add(file.toString());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    /** Such a stream keeps its connection until somebody closes it: sixteen of them stop the server. */
    @Test
    void noStoreHandsOutAnOpenStreamOfRows() {
        Set<String> violations = new TreeSet<>();
        int queries = 0;
        for (JavaClass type : CLASSES) {
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                boolean rows = call.getTargetOwner().isEquivalentTo(JdbcClient.MappedQuerySpec.class);
                queries += rows ? 1 : 0;
                if (rows && call.getName().equals("stream")) {
                    violations.add(call.getDescription());
                }
            }
        }
        assertThat(violations).isEmpty();
        assertThat(queries).as("queries seen").isGreaterThan(100);
    }

    static boolean allows(Map<String, Floor> floors, String from, String to) {
        Floor floor = floors.get(from);
        Floor target = floors.get(to);
        if (floor.allowed().contains("everything") || floor.allowed().contains(to)) {
            return true;
        }
        if (to.equals("statistics")) {
            return true;
        }
        return target != null && target.number() <= 2 && target.number() <= floor.number();
    }

    private static String outermost(JavaClass type) {
        String simple = type.getName().substring(type.getPackageName().length() + 1);
        return simple.split("\\$", -1)[0];
    }

    private static String floorOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("dev.marlin.")) {
            return "";
        }
        String[] parts = name.substring("dev.marlin.".length()).split("\\.", -1);
        boolean nested = parts[0].equals("web") || parts[0].equals("api");
        return nested && parts.length > 1 ? parts[0] + "." + parts[1] : parts[0];
    }

    static Map<String, Floor> floors() {
        Map<String, Floor> floors = new LinkedHashMap<>();
        try {
            Matcher rows = ROW.matcher(Files.readString(Path.of("../docs/architecture.md")));
            while (rows.find()) {
                List<String> words = Arrays.asList(rows.group(3).strip().split("\\s+", -1));
                floors.put(rows.group(2), new Floor(Integer.parseInt(rows.group(1)), new HashSet<>(words)));
            }
        } catch (IOException e) {
            throw new IllegalStateException("docs/architecture.md must be readable", e);
        }
        assertThat(floors).as("rows of the table").hasSizeGreaterThan(30);
        return floors;
    }

    record Floor(int number, Set<String> allowed) {}
}
