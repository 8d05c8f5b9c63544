package dev.marlin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runner.agent.atif.AtifReader;
import dev.marlin.runner.agent.atif.AtifTrajectory;
import dev.marlin.testkit.DuckDb;
import dev.marlin.testkit.TestFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A release of known work: every file of it, read back by a reader that shares nothing with the writer. */
class ReleasesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static ReleasedWork work;
    private static Path folder;
    private static ReleaseFacts facts;
    private static List<JsonNode> preferences;
    private static List<JsonNode> judgements;

    @BeforeAll
    static void open() throws IOException {
        work = new ReleasedWork();
        folder = Files.createTempDirectory("marlin-release").resolve("release");
        facts = work.releases().write(ReleasedWork.ALL, folder);
        preferences = lines("preferences.jsonl");
        judgements = lines("judgements.jsonl");
    }

    @AfterAll
    static void close() {
        TestFiles.deleteTree(folder.getParent());
        work.close();
    }

    @Test
    void aReleaseDoesNotDependOnTheClassLoaderOfItsThread() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader held = thread.getContextClassLoader();
        thread.setContextClassLoader(new StoppedLoader());
        Path again = folder.resolveSibling("from-a-stopped-application");
        try {
            work.releases().write(ReleasedWork.ALL, again);
            assertThat(thread.getContextClassLoader()).isInstanceOf(StoppedLoader.class);
        } finally {
            thread.setContextClassLoader(held);
        }
        assertThat(DuckDb.rows(again.resolve("preferences/train-00000-of-00001.parquet")))
                .hasSameSizeAs(preferences);
    }

    /** The loader of a web application that has been stopped: it refuses every look-up. */
    private static final class StoppedLoader extends ClassLoader {
        @Override
        public InputStream getResourceAsStream(String name) {
            throw new IllegalStateException("stopped; could not load " + name);
        }

        @Override
        public URL getResource(String name) {
            throw new IllegalStateException("stopped; could not load " + name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            throw new IllegalStateException("stopped; could not load " + name);
        }
    }

    @Test
    void parquetAndJsonLinesHoldTheSameRows() {
        for (String table : List.of("preferences", "judgements")) {
            List<JsonNode> fromParquet = DuckDb.rows(parquet(table));
            assertThat(fromParquet).as(table).isNotEmpty().isEqualTo(table.startsWith("p") ? preferences : judgements);
        }
        assertThat(DuckDb.types(parquet("preferences")))
                .containsEntry("prompt", "STRUCT(\"role\" VARCHAR, \"content\" VARCHAR)[]")
                .containsEntry("chosen", "STRUCT(\"role\" VARCHAR, \"content\" VARCHAR)[]")
                .containsEntry("rejected", "STRUCT(\"role\" VARCHAR, \"content\" VARCHAR)[]")
                .containsEntry("margin", "DOUBLE");
    }

    @Test
    void theHubReadsTheSameColumnsFromTheMetadata() {
        for (String table : List.of("preferences", "judgements")) {
            JsonNode features = JSON.readTree(DuckDb.metadata(parquet(table), "huggingface"))
                    .at("/info/features");
            assertThat(features.propertyNames())
                    .as(table)
                    .containsExactlyElementsOf(DuckDb.types(parquet(table)).keySet());
            assertThat(DuckDb.types(parquet(table)).values())
                    .as("the datasets library has no type for maps")
                    .noneMatch(type -> type.startsWith("MAP"));
        }
    }

    @Test
    void preferencesAreExactlyTheConversationalForm() {
        assertThat(preferences).hasSize(4).allSatisfy(row -> {
            for (String column : List.of("prompt", "chosen", "rejected")) {
                assertThat(row.get(column)).isNotEmpty().allSatisfy(message -> {
                    assertThat(message.propertyNames()).containsExactly("role", "content");
                    assertThat(message.get("role").asString()).isIn("user", "assistant");
                    assertThat(message.get("content").asString()).isNotBlank();
                });
            }
            assertThat(roles(row, "prompt").getLast()).isEqualTo("user");
            assertThat(roles(row, "chosen").getFirst()).isEqualTo("assistant");
            assertThat(roles(row, "rejected").getFirst()).isEqualTo("assistant");
            assertThat(row.get("margin").asDouble()).isBetween(1.0, 3.0);
        });
        JsonNode plain = preference("plain");
        assertThat(plain.get("prompt").toString())
                .isEqualTo(
                        JSON.writeValueAsString(List.of(message("user", "Change plain\n\nDescribed: plain\n\nplain"))));
        assertThat(plain.get("chosen").toString())
                .isEqualTo(JSON.writeValueAsString(
                        List.of(message("assistant", "Made it.\n\n````diff\n+ a ```fence```\n\n````"))));
        assertThat(plain.get("rejected").toString())
                .isEqualTo(JSON.writeValueAsString(List.of(message("assistant", "(no file was changed)"))));
        assertThat(plain.get("margin").asDouble()).isEqualTo(3.0);
        assertThat(plain.get("chosen_side").asString()).isEqualTo("A");
    }

    @Test
    void afterAWinnerContinuedItsWordsAreSharedGround() {
        JsonNode row = preference("two turns");
        assertThat(roles(row, "prompt")).containsExactly("user", "assistant", "user");
        assertThat(row.at("/prompt/1/content").asString())
                .contains("first of A")
                .doesNotContain("first of B");
        assertThat(row.at("/prompt/2/content").asString()).isEqualTo("Now the rest.");
        assertThat(row.at("/chosen/0/content").asString()).contains("second of B");
        assertThat(row.at("/rejected/0/content").asString()).contains("second of A");
        assertThat(row.get("turns").asInt()).isEqualTo(2);
    }

    @Test
    void anAdjudicatedRowIsTheAdjudicators() {
        JsonNode row = preference("adjudicated");
        assertThat(row.get("chosen_side").asString()).isEqualTo("B");
        JsonNode judgement = judgement(row.get("judgement_id").asString());
        assertThat(judgement.get("role").asString()).isEqualTo("adjudicator");
        assertThat(judgement.get("counts").asBoolean()).isTrue();
    }

    @Test
    void everyPreferenceRestsOnOneJudgementThatCounts() {
        assertThat(preferences).allSatisfy(row -> {
            JsonNode judgement = judgement(row.get("judgement_id").asString());
            boolean a = row.get("chosen_side").asString().equals("A");
            assertThat(judgement.get("counts").asBoolean()).isTrue();
            assertThat(judgement.get("turn").asInt()).isZero();
            assertThat(row.get("margin").asDouble())
                    .isEqualTo(judgement.get("strength").asInt());
            for (String same : List.of(
                    "annotator",
                    "comparison_id",
                    "task_id",
                    "task_digest",
                    "repository",
                    "base_commit",
                    "license",
                    "rubric",
                    "consent")) {
                assertThat(row.get(same)).as(same).isEqualTo(judgement.get(same));
            }
            for (String of : List.of("agent", "provenance")) {
                assertThat(row.get("chosen_" + of)).isEqualTo(judgement.get(of + (a ? "_a" : "_b")));
                assertThat(row.get("rejected_" + of)).isEqualTo(judgement.get(of + (a ? "_b" : "_a")));
            }
            assertThat(row.get("chosen_patch_sha256"))
                    .isEqualTo(judgement.get(a ? "patch_a_sha256" : "patch_b_sha256"));
            assertThat(row.get("consent").asString()).isEqualTo("releasable");
            assertThat(row.get("task_digest").asString()).hasSize(64);
        });
        assertThat(preference("plain").get("chosen_patch_sha256").asString())
                .isEqualTo(sha256("+ a ```fence```\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(preferences.stream()
                        .map(row -> row.get("chosen_provenance").asString() + " over "
                                + row.get("rejected_provenance").asString()))
                .containsExactlyInAnyOrder(
                        "executed over imported",
                        "imported over executed",
                        "imported over executed",
                        "executed over scripted");
    }

    @Test
    void tiesAndBothBadAreJudgementsAndNoPreferences() {
        assertThat(preferences.stream().map(row -> row.at("/prompt/0/content").asString()))
                .noneMatch(prompt -> prompt.endsWith("even") || prompt.endsWith("hopeless"));
        assertThat(judgements.stream()
                        .filter(row -> row.get("counts").asBoolean())
                        .map(row -> row.get("overall").asString()))
                .contains("tie", "both_bad");
        assertThat(judgements)
                .filteredOn(row -> row.get("overall").asString().matches("tie|both_bad"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get("preferred_side").asString()).isEmpty();
                    assertThat(row.get("strength").asInt()).isZero();
                });
        assertThat(facts.leftOut())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "no preference: tie", 1, "no preference: both bad", 1, "privacy class: confidential", 2));
    }

    @Test
    void theJudgementsTableEqualsTheDatabase() {
        Map<String, Map<String, Object>> inSql = work.judgements();
        assertThat(judgements).hasSize(inSql.size()).allSatisfy(row -> {
            Map<String, Object> expected = inSql.get(row.get("judgement_id").asString());
            expected.forEach((column, value) ->
                    assertThat(text(row.get(column))).as(column).isEqualTo(String.valueOf(value)));
            Map<String, String> axes = new LinkedHashMap<>();
            row.get("axes")
                    .forEach(axis -> axes.put(
                            axis.get("axis").asString(), axis.get("score").asString()));
            assertThat(axes).isEqualTo(work.axes(row.get("judgement_id").asString()));
            assertThat(new ArrayList<>(axes.keySet()))
                    .as("in one order, whatever the machine")
                    .isSorted();
        });
    }

    @Test
    void pseudonymsTellPeopleApartAndChangeWithEachRelease() {
        assertThat(work.peopleBehind(judgements))
                .as("one pseudonym for one person")
                .allSatisfy((judge, names) -> assertThat(names).hasSize(1));
        TreeSet<String> here = annotators(judgements);
        assertThat(here).hasSize(3).allSatisfy(name -> assertThat(name).matches("annotator-[0-9a-f]{12}"));
        work.withRelease(
                ReleasedWork.ALL,
                other -> assertThat(annotators(lines(other, "judgements.jsonl")))
                        .hasSize(3)
                        .doesNotContainAnyElementsOf(here));
    }

    @Test
    void everyCandidateOfARowHasOneTrajectory() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        preferences.forEach(row -> {
            boolean a = row.get("chosen_side").asString().equals("A");
            JsonNode judgement = judgement(row.get("judgement_id").asString());
            for (String of : List.of("chosen", "rejected")) {
                boolean first = of.equals("chosen") == a;
                assertThat(row.get(of + "_trajectory"))
                        .isEqualTo(judgement.get(first ? "trajectory_a" : "trajectory_b"));
            }
        });
        judgements.forEach(row -> {
            for (String side : List.of("a", "b")) {
                String file = row.get("trajectory_" + side).asString();
                AtifTrajectory read = atif(file);
                assertThat(read.agent().name() + " " + read.agent().version())
                        .isEqualTo(row.get("agent_" + side).asString());
                boolean scripted = row.get("provenance_" + side).asString().equals("scripted");
                assertThat(read.steps().getLast().llmCalls().orElse(1)).isEqualTo(scripted ? 0 : 1);
                named.add(file);
            }
        });
        try (Stream<Path> files = Files.list(folder.resolve("trajectories"))) {
            assertThat(files.map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
        assertThat(facts.trajectories()).isEqualTo(named.size()).isEqualTo(12);
    }

    @Test
    void aTrajectoryHoldsAllTurnsOfItsCandidateAndNoneOfTheOther() {
        JsonNode row = preference("two turns");
        String second = row.get("chosen_trajectory").asString();
        AtifTrajectory b = atif(second);
        AtifTrajectory a = atif(row.get("rejected_trajectory").asString());
        assertThat(b.turns())
                .extracting(AtifTrajectory.PromptedTurn::prompt)
                .containsExactly("two turns", "Now the rest.");
        assertThat(b.steps().stream().map(AtifTrajectory.Step::message))
                .containsExactly("two turns", "On the way to B is done.", "Now the rest.", "On the way to B again.");
        assertThat(b.sessionId())
                .hasValueSatisfying(id -> assertThat(second).isEqualTo("trajectories/" + id + ".atif.json"));
        assertThat(b.notes())
                .hasValueSatisfying(notes -> assertThat(notes)
                        .isEqualTo("Turn 2 began with the work that "
                                + a.sessionId().orElseThrow() + " had left after turn 1, not with this one's own."));
        assertThat(a.notes()).as("it went on from its own").isEmpty();
        assertThat(a.totals().prompt()).as("of both turns").hasValue(70);
        assertThat(a.totals().cached()).hasValue(40);
        assertThat(a.totals().completion()).hasValue(14);
    }

    @Test
    void theCardCountsWhatIsThere() throws IOException {
        String card = Files.readString(folder.resolve("README.md"));
        Matcher counts = Pattern.compile("(\\d+) preference rows and (\\d+) judgements over (\\d+) trajectories")
                .matcher(card);
        assertThat(counts.find()).isTrue();
        assertThat(Integer.parseInt(counts.group(1))).isEqualTo(preferences.size());
        assertThat(Integer.parseInt(counts.group(2))).isEqualTo(judgements.size());
        assertThat(Integer.parseInt(counts.group(3))).isEqualTo(facts.trajectories());
        facts.leftOut()
                .forEach((reason, number) ->
                        assertThat(card).contains("- " + number + " accepted comparisons: " + reason));
        assertThat(card).contains("size_categories: [\"n<1K\"]");
        JsonNode written = JSON.readTree(folder.resolve("release.json"));
        assertThat(written.get("preferences").asInt()).isEqualTo(preferences.size());
        assertThat(written.get("judgements").asInt()).isEqualTo(judgements.size());
        for (String path : List.of("preferences/*.parquet", "judgements/*.parquet")) {
            assertThat(card).contains("path: \"" + path + "\"");
        }
    }

    @Test
    void theSumsCoverEveryFileAndHold() throws IOException {
        List<String> summed = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("SHA256SUMS"))) {
            String name = line.substring(66);
            summed.add(name);
            assertThat(line).isEqualTo(sha256(Files.readAllBytes(folder.resolve(name))) + "  " + name);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .filter(name -> !name.equals("SHA256SUMS")))
                    .containsExactlyInAnyOrderElementsOf(summed);
        }
    }

    @Test
    void scriptedRunsAreLeftOutUnlessAskedFor() {
        work.withRelease(new ReleaseRequest(Optional.empty(), false), plain -> {
            assertThat(lines(plain, "preferences.jsonl")).hasSize(3);
            assertThat(Files.readString(plain.resolve("judgements.jsonl"))).doesNotContain("Puppet");
            DuckDb.texts(plain)
                    .forEach((name, text) -> assertThat(text).as(name).doesNotContain("Puppet"));
            assertThat(Files.readString(plain.resolve("README.md"))).contains("scripted: no model was called");
        });
        assertThat(judgements)
                .filteredOn(row -> row.get("agent_b").asString().startsWith("Puppet"))
                .hasSize(1)
                .allSatisfy(
                        row -> assertThat(row.get("provenance_b").asString()).isEqualTo("scripted"));
    }

    @Test
    void theSameRowsGiveTheSameBytes() {
        Releases one = work.frozen();
        Releases other = work.frozen();
        assertThat(one.build(ReleasedWork.ALL, work.manager()).zip())
                .isEqualTo(other.build(ReleasedWork.ALL, work.manager()).zip());
        String metadata = DuckDb.metadata(parquet("judgements"), "huggingface");
        assertThat(metadata)
                .as("a fixed order of keys, whatever the machine")
                .startsWith("{\"info\":{\"features\":{\"judgement_id\":{\"dtype\":\"string\",\"_type\":\"Value\"},");
        assertThat(new ArrayList<>(JSON.readTree(folder.resolve("release.json"))
                        .get("leftOut")
                        .propertyNames()))
                .isSorted();
    }

    @Test
    void confidentialWorkIsInNoFileOfAnyRelease() {
        assertThat(work.canariesInTheDatabase())
                .as("they are there to be found")
                .hasSize(ReleasedWork.CANARIES.size());
        for (ReleaseRequest request : List.of(
                ReleasedWork.ALL,
                new ReleaseRequest(Optional.empty(), false),
                new ReleaseRequest(Optional.of(work.secretCampaign()), true))) {
            work.withRelease(request, released -> {
                Map<String, String> texts = DuckDb.texts(released);
                assertThat(texts.keySet()).contains("release.json", "judgements.jsonl");
                texts.forEach((name, text) -> assertThat(text).as(name).doesNotContainIgnoringCase("zzsecret"));
            });
        }
        assertThat(DuckDb.texts(folder).get("judgements/train-00000-of-00001.parquet"))
                .as("the search reads what is inside")
                .contains("zzreleased rationale");
    }

    @Test
    void aReleaseOfAConfidentialCampaignHoldsNothingAndSaysWhy() {
        work.withRelease(new ReleaseRequest(Optional.of(work.secretCampaign()), true), released -> {
            assertThat(Files.size(released.resolve("preferences.jsonl"))).isZero();
            assertThat(Files.size(released.resolve("judgements.jsonl"))).isZero();
            assertThat(DuckDb.rows(released.resolve("judgements/train-00000-of-00001.parquet")))
                    .isEmpty();
            assertThat(Files.readString(released.resolve("README.md")))
                    .contains("- 2 accepted comparisons: privacy class: confidential");
            assertThat(released.resolve("trajectories")).doesNotExist();
        });
    }

    @Test
    void nobodysNameIsInAnyFile() {
        List<Pattern> names = work.namesOfPeople();
        assertThat(names).hasSizeGreaterThan(5);
        DuckDb.texts(folder)
                .forEach((file, text) -> assertThat(names)
                        .as(file)
                        .noneMatch(name -> name.matcher(text).find()));
        assertThat(names.stream()
                        .filter(name ->
                                name.matcher("by mara, and Quentin Quokka").find()))
                .as("the search finds names")
                .hasSize(2);
    }

    @Test
    void refusesAFolderThatHoldsSomething() {
        assertThatThrownBy(() -> work.releases().write(ReleasedWork.ALL, folder))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT))
                .hasMessageContaining("not empty");
    }

    private static TreeSet<String> annotators(List<JsonNode> rows) {
        TreeSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.add(row.get("annotator").asString()));
        return names;
    }

    private static JsonNode preference(String prompt) {
        return preferences.stream()
                .filter(row -> row.at("/prompt/0/content").asString().endsWith("\n" + prompt))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode judgement(String id) {
        return judgements.stream()
                .filter(row -> row.get("judgement_id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static AtifTrajectory atif(String file) {
        try {
            return AtifReader.strict(Files.readAllBytes(folder.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> roles(JsonNode row, String column) {
        List<String> roles = new ArrayList<>();
        row.get(column).forEach(message -> roles.add(message.get("role").asString()));
        return roles;
    }

    private static PreferenceRow.Message message(String role, String content) {
        return new PreferenceRow.Message(role, content);
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : node.toString();
    }

    private static Path parquet(String table) {
        return folder.resolve(table).resolve("train-00000-of-00001.parquet");
    }

    private static List<JsonNode> lines(String file) {
        return lines(folder, file);
    }

    private static List<JsonNode> lines(Path release, String file) {
        try (Stream<String> lines = Files.lines(release.resolve(file))) {
            return lines.map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
