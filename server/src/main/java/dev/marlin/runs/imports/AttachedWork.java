package dev.marlin.runs.imports;

import dev.marlin.agents.AdapterSettings;
import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersionId;
import dev.marlin.agents.Agents;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.runner.agent.imports.Prediction;
import dev.marlin.runner.agent.imports.Predictions;
import dev.marlin.runner.agent.imports.PredictionsFormatException;
import dev.marlin.runs.ImportedPatches;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Imported work in the database, its patches as blobs. */
@Service
public class AttachedWork implements ImportedPatches {
    private static final int LARGEST_PATCH = 32 << 20;

    private final WorkStore store;
    private final Agents agents;
    private final WorkGround ground;
    private final Audit audit;

    AttachedWork(WorkStore store, Agents agents, WorkGround ground, Audit audit) {
        this.store = store;
        this.agents = agents;
        this.ground = ground;
        this.audit = audit;
    }

    @Override
    public Work attachPatch(TaskId task, AgentVersionId agent, byte[] patch, PersonId by) {
        if (patch.length > LARGEST_PATCH) {
            throw new MarlinException(Problem.TOO_LARGE, "patch: at most 32 MiB. Nothing was stored.");
        }
        return attach(task, agent, Kind.PATCH, ground.blobs().put(patch), "patch", by);
    }

    @Override
    public Work attachBranch(TaskId task, AgentVersionId agent, String branch, PersonId by) {
        require(
                branch.matches("[^\\s~^:?*\\[\\\\-][^\\s~^:?*\\[\\\\]{0,199}") && !branch.contains(".."),
                "branch: the name of a branch of the task's repository is wanted");
        return attach(task, agent, Kind.BRANCH, branch, "branch", by);
    }

    @Override
    public Work attachCommit(TaskId task, AgentVersionId agent, String commit, PersonId by) {
        require(commit.matches("[0-9a-f]{40}"), "commit: 40 hex digits are wanted");
        return attach(task, agent, Kind.COMMIT, commit, "commit", by);
    }

    @Override
    public PredictionsReport attachPredictions(
            AgentVersionId agent, byte[] file, Map<String, TaskId> tasks, PersonId by) {
        AgentVersion version = requireImport(agent);
        List<Prediction> rows = read(file);
        Set<String> models = models(version, rows);
        Map<String, TaskId> byTitle = byTitle();
        List<String> attached = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int others = 0;
        for (Prediction row : rows) {
            @org.jspecify.annotations.Nullable
            TaskId task = tasks.getOrDefault(row.instanceId(), byTitle.get(row.instanceId()));
            if (!models.contains(row.model())) {
                others++;
            } else if (task == null) {
                unknown.add(row.instanceId());
            } else {
                String digest = ground.blobs().put(row.patchBytes());
                attach(task, agent, Kind.PATCH, digest, "predictions: " + row.instanceId(), by);
                attached.add(row.instanceId());
            }
        }
        return new PredictionsReport(attached, unknown, others);
    }

    private static List<Prediction> read(byte[] file) {
        try {
            return Predictions.read(file).rows();
        } catch (PredictionsFormatException wrong) {
            throw new MarlinException(
                    Problem.INVALID, "The predictions file: " + wrong.getMessage() + ". Nothing was stored.", wrong);
        }
    }

    /** With one model in the file there is no doubt; with several, the agent's own names choose. */
    private Set<String> models(AgentVersion version, List<Prediction> rows) {
        Set<String> inFile = new HashSet<>();
        rows.forEach(row -> inFile.add(row.model()));
        if (inFile.size() == 1) {
            return inFile;
        }
        Set<String> own = new HashSet<>(Set.of(version.agent(), version.displayName()));
        if (agents.settings(version) instanceof AdapterSettings.Import settings) {
            own.addAll(settings.models());
        }
        require(
                inFile.stream().anyMatch(own::contains),
                "The predictions file holds rows of several models and none is called like this agent: name the model"
                        + " in the agent's settings");
        return own;
    }

    private Map<String, TaskId> byTitle() {
        Map<String, TaskId> byTitle = new LinkedHashMap<>();
        for (Task task : ground.tasks().ready()) {
            byTitle.put(task.title(), task.id());
        }
        return byTitle;
    }

    @Override
    public List<Work> of(TaskId task) {
        return store.latest(task);
    }

    @Override
    public Optional<Work> of(TaskId task, AgentVersionId agent) {
        return store.latest(task, agent);
    }

    /** The work that a candidate began with. */
    public Work get(long id) {
        return store.find(id).orElseThrow(() -> MarlinException.notFound("That imported work"));
    }

    private Work attach(TaskId task, AgentVersionId agent, Kind kind, String content, String origin, PersonId by) {
        requireImport(agent);
        ground.tasks().get(task);
        return Objects.requireNonNull(ground.transactions().execute(status -> {
            Work work = new Work(0, task, agent, kind, content, ground.clock().instant());
            Work stored = store.insert(work, origin, by);
            audit.record(AuditEvent.by(
                    by,
                    "task.work-attached",
                    "task",
                    task.value(),
                    Map.of(
                            "agent_version",
                            agent.toString(),
                            "kind",
                            kind.name().toLowerCase(Locale.ROOT))));
            return stored;
        }));
    }

    private AgentVersion requireImport(AgentVersionId agent) {
        AgentVersion version = agents.get(agent);
        require(
                version.adapter() == AgentVersion.Adapter.IMPORT,
                "agent: only versions that are imports take work that was done elsewhere");
        return version;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw MarlinException.invalid(message + ". Nothing was stored.");
        }
    }
}
