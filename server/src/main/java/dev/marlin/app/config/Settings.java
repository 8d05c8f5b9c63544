package dev.marlin.app.config;

import dev.marlin.identity.SourceSettings;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.NoticeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that can be configured. {@code docs/configuration.md} lists every key with its default; a test writes it.
 *
 * @param notices how the installation speaks to the outside
 * @param identity where people come from
 * @param rehearsalSpeed house seconds per real second of an installation that rehearses; empty for the others
 * @param demo offer one-click sign-in; loopback only
 */
public record Settings(
        Path dataDirectory,
        Http http,
        Database database,
        Runs runs,
        Agents agents,
        NoticeSettings notices,
        SourceSettings identity,
        Audit audit,
        OptionalDouble rehearsalSpeed,
        boolean demo) {
    /** The same with another kind of sandbox. */
    public Settings in(SandboxChoice sandbox) {
        Runs other = new Runs(runs.workers, runs.turnLimit, runs.idleLimit, runs.outputBytes, runs.leftovers, sandbox);
        return new Settings(
                dataDirectory, http, database, other, agents, notices, identity, audit, rehearsalSpeed, demo);
    }

    /**
     * The web server.
     *
     * @param address to listen on
     * @param port 0 takes a free one
     */
    public record Http(String address, int port) {}

    /**
     * The database.
     *
     * @param url JDBC URL of a PostgreSQL 15 or newer; empty for the embedded one
     */
    public record Database(Optional<String> url, String user, Secret password) {}

    /**
     * How agents run.
     *
     * @param workers pairs and trials at one time
     * @param turnLimit wall clock of one turn of one agent
     * @param idleLimit longest silence of an agent
     * @param outputBytes output kept of one command
     * @param leftovers age from which folders of runs that nothing refers to are removed
     * @param sandbox where agents and verifiers run
     */
    public record Runs(
            int workers,
            Duration turnLimit,
            Duration idleLimit,
            long outputBytes,
            Duration leftovers,
            SandboxChoice sandbox) {}

    /**
     * What is offered to agents.
     *
     * @param programs folders with the command lines of agents
     * @param routes file that names the ways to models; empty for none
     * @param prices file with the prices of models; empty for none
     * @param keepsCalls whether what agents and models say to each other is kept
     */
    public record Agents(List<Path> programs, Optional<Path> routes, Optional<Path> prices, boolean keepsCalls) {
        /** Nothing is offered, nothing is kept. */
        public static final Agents NONE = new Agents(List.of(), Optional.empty(), Optional.empty(), false);

        public Agents {
            programs = List.copyOf(programs);
        }
    }

    /**
     * What is kept of the audit log outside the database.
     *
     * @param anchor file of anchors; empty for one in the data folder
     */
    public record Audit(Optional<Path> anchor) {}
}
