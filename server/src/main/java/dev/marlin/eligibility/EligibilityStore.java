package dev.marlin.eligibility;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of who may judge where. It reads what several features keep, so that a list of tasks costs one question each. */
@Repository
class EligibilityStore {
    private final JdbcClient jdbc;

    EligibilityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of a person that speaks against judging in a campaign now.
     *
     * @param managed whether they see agents' names by their role, or had a hand in running the campaign
     * @param vendors that they are tied to, normalized
     * @param skills that the campaign asks for and nobody confirmed of them
     * @param credentials keys of those that the campaign asks for and they do not hold
     */
    record Ties(boolean managed, List<String> vendors, boolean away, List<String> skills, List<String> credentials) {
        Ties {
            vendors = List.copyOf(vendors);
            skills = List.copyOf(skills);
            credentials = List.copyOf(credentials);
        }
    }

    Ties ties(CampaignId campaign, PersonId person) {
        return Objects.requireNonNull(ties(List.of(campaign), person).get(campaign));
    }

    /** The same for each of these campaigns, in one question. */
    Map<CampaignId, Ties> ties(Collection<CampaignId> campaigns, PersonId person) {
        Map<CampaignId, Ties> all = new HashMap<>();
        jdbc.sql("""
                WITH today AS MATERIALIZED (SELECT (house_now() AT TIME ZONE 'UTC')::date AS day),
                     person_now AS MATERIALIZED (
                         SELECT ARRAY(SELECT vendor FROM person_vendor WHERE person_id = :person) AS vendors,
                                EXISTS (SELECT FROM expert_availability, today
                                        WHERE person_id = :person AND day BETWEEN away_from AND away_until) AS away,
                                EXISTS (SELECT FROM person_role
                                        WHERE person_id = :person AND role IN ('manager', 'admin')) AS managing)
                SELECT c.id, n.vendors, n.away,
                       ARRAY(SELECT unnest(r.skills)
                             EXCEPT SELECT skill FROM expert_skill
                             WHERE person_id = :person AND confirmed_at IS NOT NULL
                             ORDER BY 1) AS skills,
                       ARRAY(SELECT unnest(r.credentials)
                             EXCEPT SELECT kind FROM credential, today
                             WHERE person_id = :person AND state = 'CONFIRMED'
                               AND coalesce(expires_on >= day, true)
                             ORDER BY 1) AS credentials,
                       n.managing
                       OR EXISTS (SELECT FROM campaign WHERE id = c.id AND created_by = :person)
                       OR EXISTS (SELECT FROM campaign_requirement
                                  WHERE campaign_id = c.id AND set_by = :person)
                       OR EXISTS (SELECT FROM campaign_eligibility
                                  WHERE campaign_id = c.id AND set_by = :person)
                       OR EXISTS (SELECT FROM campaign_rubric_move
                                  WHERE campaign_id = c.id AND (proposed_by = :person OR decided_by = :person))
                       AS managed
                FROM unnest(:campaigns::uuid[]) AS c (id) CROSS JOIN person_now n
                LEFT JOIN LATERAL (SELECT skills, credentials FROM campaign_eligibility
                                   WHERE campaign_id = c.id ORDER BY number DESC LIMIT 1) r ON true
                """)
                .param("person", person.value())
                .param("campaigns", campaigns.stream().map(CampaignId::value).toArray(UUID[]::new))
                .query((row, n) -> all.put(
                        new CampaignId(Columns.uuid(row, "id")),
                        new Ties(
                                row.getBoolean("managed"),
                                Columns.texts(row, "vendors"),
                                row.getBoolean("away"),
                                Columns.texts(row, "skills"),
                                Columns.texts(row, "credentials"))))
                .list();
        return all;
    }

    /** Whether the person ever held, submitted, reviewed or decided anything in the campaign. */
    boolean judges(CampaignId campaign, PersonId person) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM reservation r JOIN task t ON t.id = r.task_id
                               WHERE r.holder_id = :person AND t.campaign_id = :campaign)
                    OR EXISTS (SELECT FROM submission
                               WHERE campaign_id = :campaign AND (author_id = :person OR adjudicator_id = :person))
                    OR EXISTS (SELECT FROM submission_reviewer r JOIN submission s ON s.id = r.submission_id
                               WHERE r.reviewer_id = :person AND s.campaign_id = :campaign)
                    OR EXISTS (SELECT FROM comparison WHERE campaign_id = :campaign AND expert_id = :person)
                    OR EXISTS (SELECT FROM decision d JOIN submission s ON s.id = d.submission_id
                               WHERE d.adjudicator_id = :person AND s.campaign_id = :campaign)
                    OR EXISTS (SELECT FROM review_appeal_decision d JOIN submission s ON s.id = d.submission_id
                               WHERE d.decided_by = :person AND s.campaign_id = :campaign)
                """)
                .param("person", person.value())
                .param("campaign", campaign.value())
                .query(Boolean.class)
                .single();
    }

    Optional<CampaignRules> rules(CampaignId campaign) {
        return jdbc.sql("SELECT * FROM campaign_eligibility WHERE campaign_id = ? ORDER BY number DESC LIMIT 1")
                .param(campaign.value())
                .query((row, n) -> CampaignRules.of(
                        row.getBoolean("colleagues"),
                        String.join(",", Columns.texts(row, "skills")),
                        Columns.texts(row, "credentials")))
                .optional();
    }

    void insert(CampaignId campaign, CampaignRules rules, PersonId by) {
        jdbc.sql("SELECT id FROM campaign WHERE id = ? FOR UPDATE")
                .param(campaign.value())
                .query((rows, n) -> n)
                .single();
        jdbc.sql("""
                INSERT INTO campaign_eligibility (campaign_id, number, colleagues, skills, credentials, set_by, set_at)
                SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, house_now()
                FROM campaign_eligibility WHERE campaign_id = ?
                """)
                .param(campaign.value())
                .param(rules.colleagues())
                .param(rules.skills().toArray(String[]::new))
                .param(rules.credentialKeys().toArray(String[]::new))
                .param(by.value())
                .param(campaign.value())
                .update();
    }
}
