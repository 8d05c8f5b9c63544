package dev.marlin.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.identity.Role;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.tasks.Task.PullRequest;
import dev.marlin.tasks.TaskContent.Recipe;
import dev.marlin.tasks.lists.TaskFilter;
import dev.marlin.tasks.lists.TaskLists;
import dev.marlin.testkit.tasks.TaskWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TasksTest {
    private static TaskWorld world;
    private static Tasks tasks;
    private static DryRuns dryRuns;
    private static TaskLists lists;
    private static PersonId ines;
    private static PersonId omar;

    @BeforeAll
    static void open() {
        world = new TaskWorld();
        tasks = world.tasks();
        dryRuns = world.bean(DryRuns.class);
        lists = world.bean(TaskLists.class);
        ines = world.person("ines");
        omar = world.person("omar");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void keepsEveryFieldOfADraft() {
        TaskContent content = ContentChanges.withPatches(
                world.content("All fields"), Optional.of("a".repeat(64)), Optional.of("b".repeat(64)));
        Task task = tasks.draft(content, ines);
        assertThat(TaskContent.of(task)).isEqualTo(content);
        assertThat(task.state()).isEqualTo(TaskState.DRAFT);
        assertThat(task.digest()).isEmpty();
        assertThat(tasks.get(task.id())).isEqualTo(task);
        assertThat(world.audited("task.drafted", task.id().value())).isEqualTo(1);
    }

    @Test
    void aDraftMayLackWhatPublishingNeeds() {
        Task task = tasks.draft(ContentChanges.emptied(world.content("Barely begun")), ines);
        refuses(Problem.INVALID, "baseCommit:", () -> publish(task));
        refuses(Problem.INVALID, "baseCommit:", () -> dryRuns.start(task.id(), ines));
    }

    @Test
    void refusesToOverwriteWhatSomebodyElseSavedSince() {
        Task task = world.draft(ines);
        String seen = tasks.version(task);
        Task changed = tasks.update(task.id(), seen, world.content("Changed in one tab"), ines);
        assertThat(changed.title()).isEqualTo("Changed in one tab");
        refuses(
                Problem.CONFLICT,
                "Nothing was overwritten",
                () -> tasks.update(task.id(), seen, world.content("Changed in another tab"), ines));
        assertThat(tasks.get(task.id()).title()).isEqualTo("Changed in one tab");
    }

    @Test
    void aStrangersDraftIsAnUnknownDraft() {
        Task task = world.draft(ines);
        String version = tasks.version(task);
        refuses(Problem.NOT_FOUND, "", () -> tasks.update(task.id(), version, world.content("Mine now"), omar));
        refuses(Problem.NOT_FOUND, "", () -> tasks.publish(task.id(), version, omar));
        refuses(Problem.NOT_FOUND, "", () -> dryRuns.start(task.id(), omar));
        refuses(Problem.NOT_FOUND, "", () -> tasks.withdraw(task.id(), world.visitor(omar, Role.EXPERT)));
        assertThat(tasks.visible(task, world.visitor(omar, Role.EXPERT))).isFalse();
        assertThat(tasks.visible(task, world.visitor(ines, Role.EXPERT))).isTrue();
        assertThat(tasks.visible(task, world.visitor(omar, Role.MANAGER))).isTrue();
    }

    @Test
    void publishesOnlyWhatADryRunProved() {
        Task task = world.draft(ines);
        refuses(Problem.INVALID, "no dry run", () -> publish(task));
        dryRuns.start(task.id(), ines);
        refuses(Problem.CONFLICT, "has not ended", () -> publish(task));
        world.runDryRuns();
        Task ready = publish(task);
        assertThat(ready.state()).isEqualTo(TaskState.READY);
        assertThat(ready.digest()).contains(tasks.version(task));
        assertThat(world.audited("task.published", task.id().value())).isEqualTo(1);
    }

    @Test
    void aDryRunOfOtherTextProvesNothing() {
        Task task = world.draft(ines);
        dryRuns.start(task.id(), ines);
        world.runDryRuns();
        Task changed = tasks.update(task.id(), tasks.version(task), world.content("One word more"), ines);
        refuses(Problem.INVALID, "no dry run", () -> publish(changed));
        Task back = tasks.update(task.id(), tasks.version(changed), TaskContent.of(task), ines);
        assertThat(publish(back).state()).isEqualTo(TaskState.READY);
    }

    @Test
    void namesTheVerifierThatDoesNotDoWhatItDeclares() {
        Task task = world.draft(ines);
        world.dryRun.contradict("hole");
        dryRuns.start(task.id(), ines);
        world.runDryRuns();
        world.dryRun.agree();
        refuses(Problem.INVALID, "“hole” passes", () -> publish(task));
        assertThat(tasks.get(task.id()).state()).isEqualTo(TaskState.DRAFT);
    }

    @Test
    void refusesABaseCommitThatDoesNotExist() {
        TaskContent content = ContentChanges.withBase(world.content("Lost base"), "f".repeat(40));
        Task task = tasks.draft(content, ines);
        dryRuns.start(task.id(), ines);
        world.runDryRuns();
        refuses(Problem.INVALID, "there is no commit " + "f".repeat(40), () -> publish(task));
    }

    @Test
    void refusesAnUnknownRepositoryAndAClosedCampaign() {
        refuses(
                Problem.INVALID,
                "repository:",
                () -> tasks.draft(ContentChanges.in(world.content("x"), RepositoryId.random()), ines));
        Campaign closed = world.campaign("Closing");
        Task draft = tasks.draft(ContentChanges.in(world.content("Too late"), closed.id()), ines);
        dryRuns.start(draft.id(), ines);
        world.runDryRuns();
        world.bean(Campaigns.class).close(closed.id(), "Over.", world.manager);
        refuses(Problem.CONFLICT, "campaign is closed", () -> publish(draft));
        refuses(
                Problem.CONFLICT,
                "campaign is closed",
                () -> tasks.draft(ContentChanges.in(world.content("x"), closed.id()), ines));
    }

    @Test
    void aPublishedTaskNeverChanges() {
        Task task = world.ready(ines);
        refuses(
                Problem.CONFLICT,
                "published",
                () -> tasks.update(task.id(), tasks.version(task), world.content("Better"), ines));
        refuses(Problem.CONFLICT, "published", () -> publish(task));
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql("UPDATE task SET prompt = 'x' WHERE id = ?")
                        .param(task.id().value())
                        .update())
                .rootCause()
                .hasMessageContaining("never changed");
    }

    @Test
    void theAuthorWithdrawsADraftAndAManagerAPublishedTask() {
        Task draft = world.draft(ines);
        assertThat(tasks.withdraw(draft.id(), world.visitor(ines, Role.EXPERT)).state())
                .isEqualTo(TaskState.WITHDRAWN);
        Task ready = world.ready(ines);
        refuses(Problem.FORBIDDEN, "manager", () -> tasks.withdraw(ready.id(), world.visitor(ines, Role.EXPERT)));
        Task withdrawn = tasks.withdraw(ready.id(), world.visitor(world.manager, Role.MANAGER));
        assertThat(withdrawn.state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(withdrawn.digest()).isEqualTo(ready.digest());
        refuses(
                Problem.CONFLICT,
                "withdrawn",
                () -> tasks.withdraw(ready.id(), world.visitor(world.manager, Role.MANAGER)));
    }

    @Test
    void theNetworksApprovalLapsesWhenTheRecipeChanges() {
        Task task = tasks.draft(ContentChanges.withSetup(world.content("Online"), "make deps"), ines);
        Task approved = tasks.approveNetwork(task.id(), tasks.version(task), world.manager);
        assertThat(approved.environment().networkApproved()).isTrue();
        assertThat(tasks.version(approved)).isNotEqualTo(tasks.version(task));
        Task retitled = tasks.update(
                task.id(),
                tasks.version(approved),
                ContentChanges.withSetup(world.content("Online, renamed"), "make deps"),
                ines);
        assertThat(retitled.environment().networkApproved()).isTrue();
        Task changed = tasks.update(
                task.id(),
                tasks.version(retitled),
                ContentChanges.withSetup(world.content("Online"), "curl evil"),
                ines);
        assertThat(changed.environment().networkApproved()).isFalse();
        refuses(
                Problem.CONFLICT,
                "Somebody changed",
                () -> tasks.approveNetwork(task.id(), tasks.version(retitled), world.manager));
    }

    @Test
    void hostsForAgentsNeedAnAdminsApprovalBeforeTheTaskIsPublished() {
        Recipe online = new Recipe("jdk", List.of(), List.of("repo.example.org"));
        Task task = tasks.draft(ContentChanges.withRecipe(world.content("Reaches out"), online), ines);
        refuses(
                Problem.INVALID,
                "an admin must approve the hosts",
                () -> tasks.publish(task.id(), tasks.version(task), ines));
        assertThat(TaskDigest.of(task)).isNotEqualTo(TaskDigest.of(world.content("Reaches out"), false));
        Task approved = tasks.approveNetwork(task.id(), tasks.version(task), world.manager);
        assertThat(approved.environment().hosts()).containsExactly("repo.example.org");
        assertThat(approved.environment().networkApproved()).isTrue();
    }

    @Test
    void walksTheTableAndNothingElse() {
        for (TaskState state : TaskState.values()) {
            for (TaskStep step : TaskStep.values()) {
                boolean drawn = switch (step) {
                    case EDIT, PUBLISH -> state == TaskState.DRAFT;
                    case WITHDRAW -> state != TaskState.WITHDRAWN;
                };
                assertThat(step.isPermittedFrom(state))
                        .as(step + " in " + state)
                        .isEqualTo(drawn);
                if (!drawn) {
                    refuses(Problem.CONFLICT, "", () -> step.from(state));
                }
            }
        }
        assertThat(TaskStep.EDIT.from(TaskState.DRAFT)).isEqualTo(TaskState.DRAFT);
        assertThat(TaskStep.PUBLISH.from(TaskState.DRAFT)).isEqualTo(TaskState.READY);
        assertThat(TaskStep.WITHDRAW.from(TaskState.READY)).isEqualTo(TaskState.WITHDRAWN);
    }

    @Test
    void listsByPagesWithoutGapsOrRepeats() {
        PersonId busy = world.person("busy");
        List<Task> written = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            written.add(world.draft(busy));
        }
        List<Task> seen = new ArrayList<>();
        Keyset<Task> page = lists.list(TaskFilter.of(busy).limit(3));
        seen.addAll(page.rows());
        while (page.next().isPresent()) {
            page = lists.list(TaskFilter.of(busy).limit(3).after(page.next().get()));
            seen.addAll(page.rows());
        }
        assertThat(seen).containsExactlyElementsOf(written.reversed());
    }

    @Test
    void filtersByWordsCategoryAndCampaign() {
        PersonId author = world.person("filterer");
        Task task = tasks.draft(world.content("Refuse 100%_odd titles"), author);
        TaskFilter mine = TaskFilter.of(author);
        assertThat(lists.list(mine.saying("100%_ODD")).rows()).containsExactly(task);
        assertThat(lists.list(mine.saying("100_%odd")).rows()).isEmpty();
        assertThat(lists.list(mine.of(Category.DOCS)).rows()).isEmpty();
        assertThat(lists.list(mine.of(Category.BUG_FIX).in(world.campaign.id())).rows())
                .containsExactly(task);
        refuses(Problem.NOT_FOUND, "", () -> lists.list(mine.after("not-a-cursor")));
    }

    @Test
    void theDigestTellsEveryFieldApart() {
        TaskContent content = world.content("Digest");
        String digest = TaskDigest.of(content, false);
        assertThat(TaskDigest.of(world.content("Digest"), false)).isEqualTo(digest);
        assertThat(List.of(
                        TaskDigest.of(content, true),
                        TaskDigest.of(world.content("Digest "), false),
                        TaskDigest.of(ContentChanges.withBase(content, "f".repeat(40)), false),
                        TaskDigest.of(ContentChanges.withSetup(content, "make"), false),
                        TaskDigest.of(ContentChanges.emptied(content), false),
                        TaskDigest.of(ContentChanges.withPullRequest(content, new PullRequest("a", "b")), false),
                        TaskDigest.of(
                                ContentChanges.withPatches(content, Optional.of("a".repeat(64)), Optional.empty()),
                                false),
                        TaskDigest.of(
                                ContentChanges.withPatches(content, Optional.empty(), Optional.of("a".repeat(64))),
                                false)))
                .doesNotHaveDuplicates()
                .doesNotContain(digest);
    }

    private static Task publish(Task task) {
        return tasks.publish(task.id(), tasks.version(task), task.author());
    }

    private static void refuses(Problem problem, String part, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(part);
    }
}
