package dev.marlin.testkit.settled;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersionId;
import dev.marlin.agents.Agents;
import dev.marlin.app.TestServer;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.Repository;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.Money;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.store.BlobStore;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskContent;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.tasks.TaskWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A whole server with work in it that is done and accepted, written as rows where a run or a judge would have written
 * them: hundreds of known judgements in a second. What reads them is the real thing.
 */
public final class SettledServer implements AutoCloseable {
    public final TestServer server = TestServer.start();
    public final Person manager = server.person("mara", Role.MANAGER);
    public final Person expert = server.person("ines", Role.EXPERT);
    public final JdbcClient jdbc = server.bean(JdbcClient.class);
    public final RubricVersion rubric =
            server.bean(Rubrics.class).publish(TaskWorld.rubricDraft("Code changes", "First version."), manager.id());

    private final Repository repository = server.bean(Catalog.class).addLocal("greeter", Optional.empty());
    private int counter;

    /** An agent version of that provenance. */
    public AgentVersion agent(String agent, String version, AgentVersion.Provenance provenance) {
        UUID id = UUID.randomUUID();
        String adapter = switch (provenance) {
            case SCRIPTED -> "SCRIPTED";
            case EXECUTED -> "COMMAND";
            case IMPORTED -> "IMPORT";
        };
        jdbc.sql("""
                INSERT INTO agent_version (id, agent, version, adapter, provenance, settings, identity_words, digest,
                    registered_by)
                VALUES (?, ?, ?, ?, ?, '{}', '{}', ?, ?)
                """)
                .params(
                        id,
                        agent,
                        version,
                        adapter,
                        provenance.name(),
                        Digest.sha256(id.toString()),
                        manager.id().value())
                .update();
        return server.bean(Agents.class).get(new AgentVersionId(id));
    }

    /** Executed, version 1. */
    public AgentVersion agent(String agent) {
        return agent(agent, "1", AgentVersion.Provenance.EXECUTED);
    }

    public Campaign campaign(PrivacyClass privacy, int reviewers, AgentVersion... agents) {
        counter++;
        return server.bean(Campaigns.class)
                .create(
                        new NewCampaign(
                                "Program " + counter,
                                privacy,
                                Arrays.stream(agents)
                                        .map(agent -> agent.id().value())
                                        .toList(),
                                rubric.id(),
                                reviewers,
                                Money.usd(28_000),
                                Money.usd(4_000),
                                Optional.empty()),
                        manager.id());
    }

    /** A campaign whose submissions two people review, with Fenna and Frits in finance. */
    public Campaign paying() {
        server.person("fenna", Role.FINANCE);
        server.person("frits", Role.FINANCE);
        return campaign(PrivacyClass.RELEASABLE, 2, agent("Aldebaran"), agent("Betelgeuse"));
    }

    public Campaign campaign(AgentVersion... agents) {
        return campaign(PrivacyClass.RELEASABLE, 0, agents);
    }

    /** A ready task with one verifier called {@code unit}. */
    public Task task(Campaign campaign, String prompt) {
        counter++;
        Task draft = server.bean(Tasks.class)
                .draft(
                        new TaskContent(
                                campaign.id(),
                                repository.id(),
                                "Task " + counter,
                                Category.BUG_FIX,
                                TaskWorld.COMMIT,
                                new Task.PullRequest("Change " + prompt, "Described: " + prompt),
                                prompt,
                                List.of(new Verifier(
                                        "unit",
                                        "true",
                                        Duration.ofSeconds(30),
                                        Verifier.OnBase.PASS,
                                        new Verifier.PassRule.ExitCode(0))),
                                Optional.empty(),
                                Optional.empty(),
                                new TaskContent.Recipe("jdk", List.of())),
                        expert.id());
        jdbc.sql("UPDATE task SET state = 'READY', published_at = now(), digest = ? WHERE id = ?")
                .params(Digest.sha256(draft.id().toString()), draft.id().value())
                .update();
        return server.bean(Tasks.class).get(draft.id());
    }

    /** A finished comparison of two agents on that task, not judged yet; side A is the first. */
    public Settled compare(Task task, AgentVersion a, AgentVersion b) {
        return Settled.begin(this, task, a, b);
    }

    /** Many rows in one transaction: much faster than one by one. */
    public void atOnce(Runnable rows) {
        server.bean(TransactionTemplate.class).executeWithoutResult(status -> rows.run());
    }

    String blob(String text) {
        return blob(text.getBytes(StandardCharsets.UTF_8));
    }

    String blob(byte[] bytes) {
        return server.bean(BlobStore.class).put(bytes);
    }

    @Override
    public void close() {
        server.close();
    }
}
