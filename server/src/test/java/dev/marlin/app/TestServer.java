package dev.marlin.app;

import dev.marlin.app.config.SandboxChoice;
import dev.marlin.app.config.Settings;
import dev.marlin.app.server.RunningServer;
import dev.marlin.erasure.ErasureSettings;
import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.identity.SourceSettings;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.NoticeSettings;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.http.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The whole server in the test's own process, on a free port and a database of its own. */
public final class TestServer implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery";

    /** Name of the bean that knows all routes. */
    public static final String ROUTES = "requestMappingHandlerMapping";

    private static final NoticeSettings NOTICES =
            new NoticeSettings(List.of("127.0.0.0/8"), Optional.empty(), Optional.empty());

    private final RunningServer server;
    private final Path data;

    private TestServer(RunningServer server, Path data) {
        this.server = server;
        this.data = data;
    }

    public static TestServer start() {
        return start(Settings.Agents.NONE);
    }

    /** With programs and models for agents. */
    public static TestServer start(Settings.Agents agents) {
        return start(agents, new SandboxChoice.Bubblewrap());
    }

    /** With providers and a directory. */
    public static TestServer start(SourceSettings sources) {
        return start(Settings.Agents.NONE, new SandboxChoice.Bubblewrap(), sources, NOTICES);
    }

    /** Speaking to the outside in that way. */
    public static TestServer start(NoticeSettings notices) {
        return start(Settings.Agents.NONE, new SandboxChoice.Bubblewrap(), SourceSettings.NONE, notices);
    }

    /** With another kind of sandbox. */
    public static TestServer start(Settings.Agents agents, SandboxChoice sandbox) {
        return start(agents, sandbox, SourceSettings.NONE, NOTICES);
    }

    private static TestServer start(
            Settings.Agents agents, SandboxChoice sandbox, SourceSettings sources, NoticeSettings notices) {
        try {
            Path data = Files.createTempDirectory("marlin-test-data");
            data.toFile().setExecutable(true, false);
            data.toFile().setReadable(true, false);
            Settings settings = new Settings(
                    data,
                    new Settings.Http("127.0.0.1", 0),
                    new Settings.Database(
                            Optional.of(TestDatabase.emptyDatabaseUrl()),
                            TestDatabase.user(),
                            new Secret(TestDatabase.password())),
                    new Settings.Runs(
                            2, Duration.ofMinutes(5), Duration.ofMinutes(2), 10 << 20, Duration.ofDays(7), sandbox),
                    agents,
                    notices,
                    sources,
                    new Settings.Audit(Optional.empty()),
                    ErasureSettings.STANDARD,
                    OptionalDouble.empty(),
                    true);
            return new TestServer(RunningServer.start(settings), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create(server.url());
    }

    public Path data() {
        return data;
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return server.bean(name, type);
    }

    /** Makes an account whose display name is its login. */
    public Person person(String login, Role... roles) {
        return bean(People.class)
                .create(new People.NewPerson(login, login, Set.of(roles)), Optional.of(new Secret(PASSWORD)));
    }

    /** A browser session of that person. */
    public Session as(String login) {
        return new Session(url()).demo(login);
    }

    /** A program of that person, which may do what they may. */
    public Session byToken(String login) {
        PersonId person = bean(People.class).findByLogin(login).orElseThrow().id();
        Secret token = bean(ApiTokens.class)
                .issue(person, "program", Set.of(ApiTokens.Scope.READ, ApiTokens.Scope.WRITE), Duration.ofDays(1));
        return Session.byToken(url(), token.reveal());
    }

    /** A browser session of nobody. */
    public Session anonymous() {
        return new Session(url());
    }

    @Override
    public void close() {
        server.close();
        TestFiles.deleteTree(data);
    }
}
