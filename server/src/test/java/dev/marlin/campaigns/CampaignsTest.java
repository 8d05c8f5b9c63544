package dev.marlin.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.Problem;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.testkit.tasks.FakeAgentRoster;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CampaignsTest {
    private static TaskWorld world;
    private static Campaigns campaigns;

    @BeforeAll
    static void open() {
        world = new TaskWorld();
        campaigns = world.bean(Campaigns.class);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void opensACampaignAndHandsItOutAsAskedFor() {
        NewCampaign wanted = world.newCampaign("Autumn");
        Campaign campaign = campaigns.create(wanted, world.manager);
        assertThat(campaigns.get(campaign.id())).isEqualTo(campaign);
        assertThat(campaign.state()).isEqualTo(CampaignState.OPEN);
        assertThat(campaign.agentVersions()).containsExactly(FakeAgentRoster.FIRST, FakeAgentRoster.SECOND);
        assertThat(campaign.authorFee()).isEqualTo(Money.usd(28_000));
        assertThat(campaigns.byName("Autumn")).contains(campaign);
        assertThat(campaigns.open()).contains(campaign);
        assertThat(world.audited("campaign.opened", campaign.id().value())).isEqualTo(1);
    }

    @Test
    void closesOnceAndLetsNothingNewStart() {
        Campaign campaign = campaigns.create(world.newCampaign("Short"), world.manager);
        assertThat(campaigns.close(campaign.id(), "Done.", world.manager).state())
                .isEqualTo(CampaignState.CLOSED);
        refuses(Problem.CONFLICT, "closed", () -> campaigns.close(campaign.id(), "Done.", world.manager));
        refuses(Problem.CONFLICT, "nothing new", () -> campaigns.requireOpen(campaign.id()));
        assertThat(campaigns.open()).extracting(Campaign::id).doesNotContain(campaign.id());
        assertThat(campaigns.all()).extracting(Campaign::id).contains(campaign.id());
    }

    @Test
    void letsNothingNewStartAfterTheDeadline() {
        Campaign campaign = campaigns.create(world.newCampaign("Dated"), world.manager);
        assertThat(campaigns.requireOpen(campaign.id())).isEqualTo(campaign);
        world.database
                .jdbc()
                .sql("UPDATE campaign SET deadline = now() - interval '1 second' WHERE id = ?")
                .param(campaign.id().value())
                .update();
        refuses(Problem.CONFLICT, "deadline is past", () -> campaigns.requireOpen(campaign.id()));
    }

    @Test
    void aDraftHandsOutNothingButTasksMayBeWrittenForIt() {
        Campaign campaign = campaigns.draft(world.newCampaign("Prepared"), world.manager);
        assertThat(campaign.state()).isEqualTo(CampaignState.DRAFT);
        refuses(Problem.CONFLICT, "not open yet", () -> campaigns.requireOpen(campaign.id()));
        refuses(Problem.CONFLICT, "not open yet", () -> campaigns.requireRunning(campaign.id()));
        assertThat(campaigns.requireWritable(campaign.id())).isEqualTo(campaign);
        assertThat(campaigns
                        .move(campaign.id(), CampaignStep.OPEN, "", world.manager)
                        .state())
                .isEqualTo(CampaignState.OPEN);
        campaigns.requireOpen(campaign.id());
    }

    @Test
    void aPausedCampaignHandsOutNothingAndWhatIsHeldGoesOn() {
        Campaign campaign = campaigns.create(world.newCampaign("Resting"), world.manager);
        refuses(Problem.INVALID, "reason", () -> campaigns.move(campaign.id(), CampaignStep.PAUSE, " ", world.manager));
        campaigns.move(campaign.id(), CampaignStep.PAUSE, "A verifier is broken.", world.manager);
        refuses(Problem.CONFLICT, "paused", () -> campaigns.requireOpen(campaign.id()));
        assertThat(campaigns.requireRunning(campaign.id()).state()).isEqualTo(CampaignState.PAUSED);
        campaigns.move(campaign.id(), CampaignStep.RESUME, "", world.manager);
        campaigns.requireOpen(campaign.id());
        assertThat(campaigns.moves(campaign.id()))
                .extracting(CampaignMove::step)
                .containsExactly(CampaignStep.RESUME, CampaignStep.PAUSE);
        assertThat(campaigns.moves(campaign.id()).getLast().reason()).isEqualTo("A verifier is broken.");
        assertThat(world.audited("campaign.paused", campaign.id().value())).isEqualTo(1);
    }

    @Test
    void refusesWhatBreaksARuleAndNamesTheField() {
        UUID stranger = UUID.randomUUID();
        UUID first = FakeAgentRoster.FIRST;
        UUID second = FakeAgentRoster.SECOND;
        invalid("agentVersions", () -> with(List.of(first), 2, 1, 1));
        invalid("agentVersions", () -> with(List.of(first, first), 2, 1, 1));
        invalid("agentVersions", () -> create(with(List.of(first, stranger), 2, 1, 1)));
        invalid("reviewers", () -> with(List.of(first, second), 10, 1, 1));
        invalid("reviewers", () -> with(List.of(first, second), -1, 1, 1));
        invalid("authorFee", () -> with(List.of(first, second), 2, -1, 1));
        invalid("reviewerFee", () -> with(List.of(first, second), 2, 1, -1));
        invalid("name", () -> world.newCampaign(" "));
        invalid("name", () -> create(world.newCampaign("Is ALDEBARAN better?")));
    }

    @Test
    void refusesAnUnknownRubricAPastDeadlineAndTwoCurrencies() {
        NewCampaign good = world.newCampaign("Rules");
        invalid(
                "rubricVersion",
                () -> create(copy(good, RubricVersionId.random(), good.reviewerFee(), Optional.empty())));
        invalid(
                "deadline",
                () -> create(copy(good, good.rubricVersion(), good.reviewerFee(), Optional.of(Instant.EPOCH))));
        invalid("reviewerFee", () -> copy(good, good.rubricVersion(), Money.of(1, "EUR"), Optional.empty()));
    }

    @Test
    void refusesASecondCampaignOfTheSameName() {
        create(world.newCampaign("Twice"));
        refuses(Problem.CONFLICT, "name", () -> create(world.newCampaign("Twice")));
    }

    private static Campaign create(NewCampaign wanted) {
        return campaigns.create(wanted, world.manager);
    }

    private static NewCampaign with(List<UUID> agents, int reviewers, long authorCents, long reviewerCents) {
        return new NewCampaign(
                "Another",
                PrivacyClass.CONFIDENTIAL,
                agents,
                world.rubric.id(),
                reviewers,
                Money.usd(authorCents),
                Money.usd(reviewerCents),
                Optional.empty());
    }

    private static NewCampaign copy(
            NewCampaign good, RubricVersionId rubric, Money reviewerFee, Optional<Instant> deadline) {
        return new NewCampaign(
                good.name(),
                good.privacyClass(),
                good.agentVersions(),
                rubric,
                good.reviewers(),
                good.authorFee(),
                reviewerFee,
                deadline);
    }

    private static void invalid(String field, Runnable act) {
        refuses(Problem.INVALID, field + ":", act);
    }

    private static void refuses(Problem problem, String part, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(part);
    }
}
