package dev.marlin.runs.work;

import dev.marlin.agents.AdapterSettings;
import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.Agents;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runner.agent.AgentAdapter;
import dev.marlin.runner.agent.AgentNeeds;
import dev.marlin.runner.agent.acp.AcpAgent;
import dev.marlin.runner.agent.cli.CliAgent;
import dev.marlin.runner.agent.imports.ImportSource;
import dev.marlin.runner.agent.imports.ImportedAgent;
import dev.marlin.runner.run.ModelUse;
import dev.marlin.runs.ImportedPatches.Work;
import dev.marlin.runs.bases.BasePreparation;
import dev.marlin.runs.imports.AttachedWork;
import dev.marlin.runs.reports.ClaimedRun;
import dev.marlin.runs.reports.RunBrief;
import dev.marlin.store.BlobStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns an agent version into the adapter that runs it on one task. */
@Component
class Adapters {
    private final Agents agents;
    private final AttachedWork works;
    private final BasePreparation bases;
    private final BlobStore blobs;
    private final OfferedModels offered;

    Adapters(Agents agents, AttachedWork works, BasePreparation bases, BlobStore blobs, OfferedModels offered) {
        this.agents = agents;
        this.offered = offered;
        this.works = works;
        this.bases = bases;
        this.blobs = blobs;
    }

    /** @throws MarlinException CONFLICT when the version has nothing for this task */
    AgentAdapter of(ClaimedRun run, RunBrief brief) {
        AgentVersion agent = brief.agent();
        return switch (agents.settings(agent)) {
            case AdapterSettings.Scripted scripted ->
                scripted.of(brief.task().title(), brief.task().baseCommit()).orElseThrow(Adapters::nothing);
            case AdapterSettings.CommandLine command -> command.agent();
            case AdapterSettings.Cli cli ->
                new CliAgent(agent.agent(), cli.flavor(), offered.installed(cli.program()), cli.settings());
            case AdapterSettings.Acp acp -> new AcpAgent(acp.settings(), needs(acp), acp.profile());
            case AdapterSettings.Import imported ->
                new ImportedAgent(agent.agent(), agent.version(), source(run, brief));
        };
    }

    /**
     * What the version may call in one turn; empty when it calls no model.
     *
     * @param recording where its calls are recorded; empty where they are not
     */
    Optional<ModelUse> model(RunBrief brief, Optional<Path> recording) {
        return agents.settings(brief.agent()).modelNeed().map(need -> offered.use(need, recording));
    }

    private AgentNeeds needs(AdapterSettings.Acp acp) {
        return new AgentNeeds(
                acp.program()
                        .map(program -> offered.installed(program).mounts())
                        .orElse(List.of()),
                acp.model().map(AdapterSettings.Acp.Model::access));
    }

    private ImportSource source(ClaimedRun run, RunBrief brief) {
        Work work = works.get(run.importedWork().orElseThrow(Adapters::nothing));
        Path mirror = bases.mirror(brief.task());
        return switch (work.kind()) {
            case PATCH -> new ImportSource.Patch(blobs.get(work.content()));
            case BRANCH -> new ImportSource.Branch(mirror, work.content());
            case COMMIT -> new ImportSource.Commit(mirror, work.content());
        };
    }

    private static MarlinException nothing() {
        return MarlinException.conflict("The agent version has nothing to answer this task with.");
    }
}
