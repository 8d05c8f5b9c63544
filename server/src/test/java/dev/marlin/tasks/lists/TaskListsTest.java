package dev.marlin.tasks.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.catalog.Catalog;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TaskListsTest {
    private static TaskWorld world;
    private static TaskLists lists;
    private static PersonId ines;
    private static Visitor manager;
    private static Visitor expert;

    @BeforeAll
    static void open() {
        world = new TaskWorld();
        lists = world.bean(TaskLists.class);
        ines = world.person("ines");
        manager = world.visitor(world.manager, Role.MANAGER);
        expert = world.visitor(ines, Role.EXPERT);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void anAddressSaysItsQuestionAndNothingElse() {
        TaskQuery query =
                TaskQuery.of(Map.of("view", "all", "q", " a & b=c ", "author", "", "after", "x", "sort", "newest"));
        assertThat(query.text()).isEqualTo("view=all&q=a+%26+b%3Dc");
        assertThat(TaskQuery.parse(query.text())).isEqualTo(query);
        assertThat(TaskQuery.parse("")).isEqualTo(TaskQuery.OPEN);
        assertThat(TaskQuery.parse("view=mine&sort=oldest").any()).isTrue();
        assertThat(query.any()).isFalse();
        assertThatThrownBy(() -> TaskQuery.parse("q=%zz"))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("query:");
    }

    @Test
    void filtersByWhatTheAddressNames() {
        Task old = world.ready(ines);
        world.clock.advance(Duration.ofDays(3));
        Task fresh = world.draft(ines);
        assertThat(found(Map.of("view", "all", "age", "2"), manager))
                .contains(old.id())
                .doesNotContain(fresh.id());
        assertThat(found(Map.of("view", "all", "state", "draft"), manager))
                .contains(fresh.id())
                .doesNotContain(old.id());
        assertThat(found(Map.of("author", "ines"), manager)).contains(old.id());
        assertThat(found(Map.of("author", "mara"), manager)).isEmpty();
        assertThat(found(Map.of("repository", "local:pathkit"), expert)).contains(old.id());
        world.bean(Catalog.class).addLocal("elsewhere", Optional.empty());
        assertThat(found(Map.of("repository", "local:elsewhere"), expert)).isEmpty();
        assertThat(found(Map.of("campaign", world.campaign.id().toString(), "category", "bug_fix"), expert))
                .contains(old.id());
        TaskFilter without = lists.filter(TaskQuery.OPEN, expert).without(Set.of(world.campaign.id()));
        assertThat(lists.ids(without, 10)).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refuses("view:", Map.of("view", "everything"));
        refuses("state:", Map.of("view", "mine", "state", "lost"));
        refuses("age:", Map.of("age", "old"));
        refuses("sort:", Map.of("sort", "best"));
        refuses("author: nobody", Map.of("author", "nobody.here"));
        refuses("repository:", Map.of("repository", "local:nothing"));
        refuses("managers and admins", Map.of("view", "all"));
    }

    @Test
    void oldestFirstIsNewestFirstBackwardsPageByPage() {
        Task task = world.ready(ines);
        world.copies(task, world.campaign.id(), 7);
        List<TaskId> newest = lists.ids(lists.filter(TaskQuery.OPEN, expert), 1_000);
        List<TaskId> oldest = new ArrayList<>();
        TaskFilter filter = lists.filter(TaskQuery.parse("sort=oldest"), expert).limit(3);
        Keyset<Task> page = lists.list(filter);
        page.rows().forEach(row -> oldest.add(row.id()));
        while (page.next().isPresent()) {
            page = lists.list(filter.after(page.next().get()));
            page.rows().forEach(row -> oldest.add(row.id()));
        }
        Collections.reverse(oldest);
        assertThat(oldest).isEqualTo(newest);
    }

    private static List<TaskId> found(Map<String, String> query, Visitor visitor) {
        return lists.ids(lists.filter(TaskQuery.of(query), visitor), 1_000);
    }

    private static void refuses(String words, Map<String, String> query) {
        assertThatThrownBy(() -> lists.filter(TaskQuery.of(query), expert))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining(words);
    }
}
