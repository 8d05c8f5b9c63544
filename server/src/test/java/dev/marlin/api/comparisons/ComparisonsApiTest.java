package dev.marlin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.api.comparisons.Bodies.DraftBody;
import dev.marlin.api.comparisons.Bodies.FollowUpBody;
import dev.marlin.api.comparisons.Bodies.GuessBody;
import dev.marlin.api.comparisons.Bodies.VerdictBody;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.ComparisonWorld;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonsApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static ComparisonWorld world;
    private static ComparisonsApi api;
    private static DeskApi desk;
    private static Visitor expert;

    @BeforeAll
    static void open() {
        world = new ComparisonWorld();
        api = new ComparisonsApi(
                world.comparisons,
                world.turns,
                world.views,
                new ComparisonsApi.SaidWords(world.judgements, world.annotations),
                world.desk);
        desk = new DeskApi(world.comparisons, world.views, world.desk);
        expert = new Visitor(world.expert, "ines", "Ines", Set.of(Role.EXPERT));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aProgramComparesFromTheFirstLookToTheReceipt() {
        String id = world.open().id().toString();
        JsonNode document = document(id);
        assertThat(document.at("/state").asString()).isEqualTo("open");
        assertThat(document.at("/sides/A/outcome").asString()).isEqualTo("changed");
        String key = document.at("/files/0/key").asString();
        JsonNode file = JSON.valueToTree(desk.file(id, key, null, expert));
        assertThat(file.at("/base").asString()).isEqualTo("one\ntwo\nthree\n");
        JsonNode note = JSON.valueToTree(api.annotate(
                id,
                JSON.readValue(
                        "{\"side\":\"A\",\"path\":\"src/Retry.java\",\"first\":2,\"kind\":\"bug\",\"severity\":\"minor\",\"text\":\"odd\"}",
                        Bodies.AnnotationBody.class),
                expert));
        assertThat(note.at("/reference").asString()).isEqualTo("A1");
        api.judge(id, body(1, "a_better", "A1 and V2."), expert);
        assertThat(api.followUp(id, new FollowUpBody("Tests, please.", "winner_continues", null), expert)
                        .state())
                .isEqualTo("awaiting_turn");
        Comparison comparison = world.comparisons.get(ComparisonId.parse(id));
        world.turns.ready(world.pairs.answer(comparison.pair(), world.change("c"), world.change("d")), 2);
        api.judge(id, body(2, "tie", "unit is green on both."), expert);
        JsonNode receipt = JSON.valueToTree(api.submit(id, body(null, "both_bad", "backoff shows it."), expert));
        assertThat(receipt.at("/number").asString()).startsWith("R-");
        assertThat(api.guess(id, new GuessBody("could_not_tell", null, "fair", null), expert)
                        .recorded())
                .isTrue();
        JsonNode after = document(id);
        assertThat(after.at("/state").asString()).isEqualTo("submitted");
        assertThat(after.at("/judgements")).hasSize(3);
        assertThat(after.at("/receipt/number").asString())
                .isEqualTo(receipt.at("/number").asString());
    }

    @Test
    void everyOverallAnswerGoesThroughJsonAndSqlUnchanged() {
        for (Overall overall : Overall.values()) {
            String id = world.open().id().toString();
            api.submit(id, body(null, overall.key(), "unit tells."), expert);
            assertThat(document(id).at("/judgements/1/overall").asString()).isEqualTo(overall.key());
            assertThat(document(id).at("/judgements/1/axes/security").asString())
                    .isEqualTo("na");
        }
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        String id = world.open().id().toString();
        assertThatThrownBy(() -> api.submit(id, new VerdictBody(null, null, null, null, null, null), expert))
                .isInstanceOf(MarlinException.class)
                .hasMessageContainingAll("Correctness", "Overall", "Why", "Confidence");
        assertThatThrownBy(() -> api.submit(id, body(null, "better", "unit"), expert))
                .hasMessageContaining("both_bad");
    }

    @Test
    void tellsAProgramThatBothDraftsAreKept() {
        String id = world.open().id().toString();
        assertThat(desk.save(id, 1, new DraftBody(0, Map.of("overall", "tie")), expert)
                        .outcome())
                .isEqualTo("saved");
        assertThat(desk.save(id, 1, new DraftBody(0, Map.of("overall", "both_bad")), expert)
                        .outcome())
                .isEqualTo("both_kept");
        assertThat(desk.draft(id, 1, expert).others()).hasSize(1);
    }

    @Test
    void tellsNoIdentityOfCandidatesOrPairs() {
        Comparison comparison = world.open();
        String json = JSON.writeValueAsString(api.one(comparison.id().toString(), null, expert));
        assertThat(json)
                .contains("src/Retry.java")
                .doesNotContain(comparison.pair().toString());
        world.pairs
                .pair(comparison.pair())
                .candidates()
                .forEach(candidate -> assertThat(json).doesNotContain(candidate.toString()));
        assertThat(BlindView.ChangedFile.keyOf("src/Retry.java")).hasSize(16);
    }

    private static JsonNode document(String id) {
        return JSON.valueToTree(api.one(id, null, expert));
    }

    private static VerdictBody body(Integer turn, String overall, String rationale) {
        return JSON.readValue("""
                {"turn": %s, "axes": {"correctness": 2, "security": "na", "reliability": "4", "maintainability": "7",
                 "adherence": "1"}, "overall": "%s", "confidence": "sure", "rationale": "%s"}
                """.formatted(turn, overall, rationale), VerdictBody.class);
    }
}
