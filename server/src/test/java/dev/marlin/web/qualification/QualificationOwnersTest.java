package dev.marlin.web.qualification;

import static dev.marlin.testkit.http.Answers.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.campaigns.Campaign;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.qualification.QualificationWorld;
import dev.marlin.testkit.settled.SettledServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What owners do to a qualification beside publishing it; each is sent twice and happens once. */
class QualificationOwnersTest {
    private static SettledServer world;
    private static Session mara;
    private static Session max;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        world.server.person("max", Role.MANAGER);
        mara = world.server.as("mara");
        max = world.server.as("max");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void itIsSavedSentBackAndWithdrawn() {
        String path = location(mara.form("/qualifications", Map.of("text", QualificationWorld.yaml("Returned", 3, 3))));
        String text = QualificationWorld.yaml("Returned", 4, 3);
        location(mara.form(path + "/save", Map.of("revision", "1", "text", text)));
        location(mara.form(path + "/propose", Map.of("revision", "2")));
        location(max.form(path + "/send-back", Map.of("revision", "2", "words", "Too short.")));
        assertThat(mara.get(path).body()).contains("Too short.");
        location(mara.form(path + "/withdraw", Map.of()));
        assertThat(actions(path, "qualification.withdrawn")).isOne();
        assertThat(actions(path, "qualification.sent-back")).isOne();
    }

    @Test
    void aCampaignAsksForItAndAnItemIsRetired() {
        Campaign campaign = world.campaign(world.agent("Aldebaran"), world.agent("Betelgeuse"));
        String path = location(mara.form("/qualifications", Map.of("text", QualificationWorld.yaml("Asked", 4, 3))));
        location(mara.form(path + "/propose", Map.of("revision", "1")));
        location(max.form(path + "/publish", Map.of("revision", "1")));
        Map<String, String> asked = Map.of("campaign", campaign.id().toString(), "required", "yes");
        location(mara.form(path + "/campaigns", asked));
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM audit_event WHERE action = 'campaign.qualification-required'"
                                + " AND subject_id = ?")
                        .param(campaign.id().value())
                        .query(Long.class)
                        .single())
                .isOne();
        location(max.form(
                path + "/rulings", Map.of("item", "item_1", "ruling", "retire", "reason", "Nobody understands it.")));
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM audit_event WHERE action = 'qualification_item.retired'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private static long actions(String path, String action) {
        return world.jdbc
                .sql("SELECT count(*) FROM audit_event WHERE action = ? AND subject_id::text = ?")
                .params(action, path.substring(path.lastIndexOf('/') + 1))
                .query(Long.class)
                .single();
    }
}
