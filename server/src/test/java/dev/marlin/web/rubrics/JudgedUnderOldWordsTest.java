package dev.marlin.web.rubrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.rubrics.ChangeKind;
import dev.marlin.rubrics.Proposal;
import dev.marlin.rubrics.Proposals;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.Settled;
import dev.marlin.testkit.settled.SettledServer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A change finds the judgements that rest on what it changed, over HTTP on real judgements. */
class JudgedUnderOldWordsTest {
    private static final int JUDGED = 60;
    private static SettledServer world;
    private static Session mara;
    private static RubricVersion changed;
    private static Campaign campaign;
    private static final Set<String> used = new HashSet<>();

    @BeforeAll
    static void open() {
        world = new SettledServer();
        mara = world.server.as("mara");
        AgentVersion one = world.agent("Aldebaran");
        AgentVersion other = world.agent("Betelgeuse");
        campaign = world.campaign(one, other);
        world.atOnce(() -> {
            for (int i = 0; i < JUDGED; i++) {
                Settled settled = world.compare(world.task(campaign, "prompt " + i), one, other);
                used.add(judge(settled, 4).toString());
            }
            judge(world.compare(world.task(campaign, "no matter"), one, other), null);
        });
        Person second = world.server.person("mona", Role.MANAGER);
        Proposals proposals = world.server.bean(Proposals.class);
        Proposal draft = proposals.beginFrom(world.rubric.id(), world.manager.id());
        String text = draft.text()
                .replace("reason: \"\"", "reason: Clearer.")
                .replace("asked?", "wanted?")
                .replace("Evidence was missed", "Evidence was overlooked");
        proposals.save(draft.id(), 1, text, world.manager.id());
        proposals.propose(draft.id(), new Proposal.Ask(2, ChangeKind.BREAKING, Optional.empty()), world.manager.id());
        changed = proposals.publish(draft.id(), 2, second.id());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void listsEachJudgementThatUsedTheAxisOnceOverAllPages() {
        String path = "/api/v1/rubrics/" + changed.id() + "/uses?clause=axis:correctness";
        Set<String> listed = new HashSet<>();
        int rows = 0;
        JsonNode page = mara.json(path);
        assertThat(page.path("judgements").size()).isEqualTo(50);
        for (boolean more = true; more; ) {
            for (JsonNode judgement : page.path("judgements")) {
                listed.add(judgement.path("judgement").asString());
                assertThat(judgement.path("version").asString())
                        .isEqualTo(world.rubric.id().toString());
                rows++;
            }
            more = page.path("next").isString();
            if (more) {
                page = mara.json(path + "&after=" + page.path("next").asString());
            }
        }
        assertThat(listed).as("an axis that was not applicable was not used").isEqualTo(used);
        assertThat(rows).isEqualTo(JUDGED);
    }

    @Test
    void countsEveryClauseThatChangedAndNoOther() {
        JsonNode uses = mara.json("/api/v1/rubrics/" + changed.id() + "/uses");
        Map<String, Long> counts = new HashMap<>();
        uses.path("changed")
                .forEach(clause -> counts.put(
                        clause.path("clause").asString(),
                        clause.path("judgements").asLong()));
        assertThat(counts).isEqualTo(Map.of("axis:correctness", (long) JUDGED, "reason:evidence_missed", 0L));
        assertThat(mara.json("/api/v1/rubrics/" + world.rubric.id() + "/uses").path("changed"))
                .isEmpty();
    }

    @Test
    void thePageNamesNobodyAndShowsHowManyAreBound() {
        String page = mara.get("/rubrics/" + changed.id() + "/uses?clause=axis:correctness")
                .body();
        assertThat(page)
                .contains("Next page", ">" + JUDGED + "<")
                .doesNotContain("Aldebaran", ">ines", world.expert.id().toString());
        assertThat(mara.get("/rubrics/" + world.rubric.id()).body()).contains("<dt>judgements</dt><dd>61</dd>");
        assertThat(mara.get("/rubrics/" + changed.id() + "/uses?clause=nonsense")
                        .statusCode())
                .isEqualTo(422);
        assertThat(mara.get("/rubrics/" + changed.id() + "/uses?clause=axis:correctness&after=x")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void twoManagersMoveACampaignOnItsPage() {
        Session mona = world.server.as("mona");
        String path = "/campaigns/" + campaign.id() + "/guidelines";
        HttpResponse<String> odd =
                mara.form(path, Map.of("to", changed.id().toString(), "rule", "never", "reason", "x"));
        assertThat(odd.statusCode()).isEqualTo(422);
        HttpResponse<String> asked =
                mara.form(path, Map.of("to", changed.id().toString(), "rule", "stay", "reason", "Clearer words."));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
        assertThat(mara.get(path).body()).contains("You proposed it");
        String move = mona.json("/api/v1" + path).at("/moves/0/id").asString();
        assertThat(mara.form(path + "/" + move + "/confirmation", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(mona.form(path + "/" + move + "/confirmation", Map.of()).statusCode())
                .isEqualTo(303);
        JsonNode now = mona.json("/api/v1" + path);
        assertThat(now.path("versions").size()).isEqualTo(2);
        assertThat(mona.json("/api/v1/campaigns/" + campaign.id()).toString())
                .contains(changed.id().toString());
        assertThat(mara.json("/api/v1/rubrics/" + world.rubric.id() + "/uses").toString())
                .as("judgements keep their version")
                .contains("{\"what\":\"judgements\",\"number\":61}");
    }

    private static JudgementId judge(Settled settled, @Nullable Integer correctness) {
        Map<String, @Nullable Integer> axes = new HashMap<>();
        axes.put("correctness", correctness);
        axes.put("security", 4);
        return settled.judge(world.expert.id(), Judgement.Role.AUTHOR, 0, Overall.TIE, axes, "Unit decides.");
    }
}
