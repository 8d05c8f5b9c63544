package dev.marlin.dashboards;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.vault.Opened;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of guesses, whose words are sealed: each is opened only to be held against the name. */
@Repository
class GuessStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    GuessStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** In the order of time; of somebody who was erased, only that they could not tell can still be told. */
    List<Guess> guesses(CampaignId campaign) {
        return jdbc.sql("""
                SELECT g.comparison_id, g.person_id, g.answer, g.name, g.at, k.wrapped,
                       CASE g.answer WHEN 'a_is' THEN va.agent ELSE vb.agent END AS agent
                FROM agent_guess g JOIN comparison c ON c.id = g.comparison_id
                JOIN comparison_sides d ON d.comparison_id = c.id
                JOIN candidate ca ON ca.id = d.candidate_a JOIN agent_version va ON va.id = ca.agent_version_id
                JOIN candidate cb ON cb.id = d.candidate_b JOIN agent_version vb ON vb.id = cb.agent_version_id
                LEFT JOIN person_key k ON k.person_id = g.person_id
                WHERE c.campaign_id = ? AND c.id NOT IN (SELECT comparison_id FROM gold_submission)
                ORDER BY g.at, g.comparison_id, g.person_id
                """).param(campaign.value()).query((row, n) -> guess(row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Guess> guess(ResultSet row) throws SQLException {
        UUID comparison = Columns.uuid(row, "comparison_id");
        Instant at = Columns.instant(row, "at");
        return outcome(row, comparison).map(outcome -> new Guess(comparison, outcome, at));
    }

    private Optional<Guess.Outcome> outcome(ResultSet row, UUID comparison) throws SQLException {
        if (row.getString("answer").equals("could_not_tell")) {
            return Optional.of(Guess.Outcome.COULD_NOT_TELL);
        }
        PersonId person = new PersonId(Columns.uuid(row, "person_id"));
        Place place = Place.of("agent_guess.name", comparison, person);
        Opened opened = vault.open(person, place, row.getString("name"), row.getBytes("wrapped"));
        String agent = row.getString("agent").toLowerCase(Locale.ROOT);
        return switch (opened) {
            case Opened.Erased none -> Optional.empty();
            case Opened.Text text ->
                Optional.of(
                        text.text().toLowerCase(Locale.ROOT).contains(agent)
                                ? Guess.Outcome.RIGHT
                                : Guess.Outcome.WRONG);
        };
    }
}
