package dev.marlin.onboarding;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of what campaigns ask for, and of what somebody has done. */
@Repository
class RequirementStore {
    private final JdbcClient jdbc;

    RequirementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CampaignId campaign, Optional<String> qualification, PersonId by, Instant at) {
        jdbc.sql("SELECT id FROM campaign WHERE id = ? FOR UPDATE")
                .param(campaign.value())
                .query((rows, n) -> n)
                .single();
        jdbc.sql("""
                INSERT INTO campaign_requirement (campaign_id, number, qualification, set_by, set_at)
                SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ? FROM campaign_requirement WHERE campaign_id = ?
                """)
                .param(campaign.value())
                .param(qualification.orElse(null))
                .param(by.value())
                .param(Columns.at(at))
                .param(campaign.value())
                .update();
    }

    Optional<String> required(CampaignId campaign) {
        return jdbc.sql("""
                SELECT qualification FROM campaign_requirement WHERE campaign_id = ? ORDER BY number DESC LIMIT 1
                """)
                .param(campaign.value())
                .query((rows, n) -> Columns.optionalText(rows, "qualification"))
                .optional()
                .flatMap(name -> name);
    }

    List<CampaignId> asking() {
        return jdbc.sql("""
                SELECT campaign_id FROM (SELECT DISTINCT ON (campaign_id) campaign_id, qualification
                                         FROM campaign_requirement ORDER BY campaign_id, number DESC) latest
                WHERE qualification IS NOT NULL ORDER BY campaign_id
                """)
                .query((rows, n) -> new CampaignId(Columns.uuid(rows, "campaign_id")))
                .list();
    }

    List<CampaignId> requiring(String qualification) {
        return jdbc.sql("""
                SELECT campaign_id FROM (SELECT DISTINCT ON (campaign_id) campaign_id, qualification
                                         FROM campaign_requirement ORDER BY campaign_id, number DESC) latest
                WHERE qualification = ? ORDER BY campaign_id
                """)
                .param(qualification)
                .query((rows, n) -> new CampaignId(Columns.uuid(rows, "campaign_id")))
                .list();
    }

    /**
     * Whether the person passed a qualification of that name whose rubric version means what the campaign's does: the same
     * one, or every version between them says of itself that it took nothing back. A version that says nothing about that
     * has no such word in its row, and then it does not count as compatible.
     */
    boolean satisfied(CampaignId campaign, String qualification, PersonId person) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM qualification_attempt a
                    JOIN qualification q ON q.id = a.qualification_id AND q.name = ?
                    JOIN rubric_version tested ON tested.id = q.rubric_version_id
                    JOIN campaign c ON c.id = ?
                    JOIN rubric_version used ON used.id = c.rubric_version_id AND used.rubric = tested.rubric
                    WHERE a.person_id = ? AND a.state = 'PASSED'
                      AND NOT EXISTS (
                          SELECT FROM rubric_version v
                          WHERE v.rubric = used.rubric
                            AND v.number > least(used.number, tested.number)
                            AND v.number <= greatest(used.number, tested.number)
                            AND coalesce(to_jsonb(v) ->> 'change_kind', 'BREAKING') = 'BREAKING'))
                """)
                .params(qualification, campaign.value(), person.value())
                .query(Boolean.class)
                .single();
    }

    boolean passedAny(PersonId person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM qualification_attempt WHERE person_id = ? AND state = 'PASSED')")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the person holds a task or ever held one. */
    boolean hasHeldAny(PersonId person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM reservation WHERE holder_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }
}
