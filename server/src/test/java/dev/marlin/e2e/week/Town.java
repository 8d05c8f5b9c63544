package dev.marlin.e2e.week;

import dev.marlin.e2e.GreetingRepository;
import dev.marlin.e2e.Texts;
import dev.marlin.testkit.http.Books;
import dev.marlin.testkit.http.Installation;
import dev.marlin.testkit.http.MarlinProcess;
import dev.marlin.testkit.identity.LocalProvider;
import dev.marlin.testkit.runs.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Everybody of the week and what they work with, set up over HTTP in real time: an admin, two managers, two of finance,
 * a directory that sends the experts, two campaigns in two currencies, one of which asks for a qualification.
 */
final class Town implements AutoCloseable {
    static final String EVIDENCE = "Farewell stays passes on both sides. ";
    static final String BETTER = "notes-0.txt";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int HANDS = 8;

    final Week week;
    final Traffic traffic = new Traffic();
    final Installation marlin;
    final Map<Integer, Caller> experts = new LinkedHashMap<>();
    final List<String> campaigns = new ArrayList<>();
    private final LocalProvider provider = new LocalProvider(0);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final GreetingRepository repository;
    private final Path sources;
    private final Map<Integer, String> users = new LinkedHashMap<>();
    private final Caller.Line line;
    private List<String> agents = List.of();
    private String qualification = "";
    Caller mara;
    Caller max;
    Caller fenna;
    Caller frits;
    private Caller admin;
    private Caller directory;

    private Town(Week week) {
        this.week = week;
        this.marlin = new Installation(settings(1));
        this.repository = GreetingRepository.make(marlin.folder().resolve("greeter"));
        this.sources = marlin.folder().resolve("sources.yaml");
        this.line = new Caller.Line(client, marlin::url, traffic);
        Caller stranger = new Caller(line);
        this.mara = stranger;
        this.max = stranger;
        this.fenna = stranger;
        this.frits = stranger;
        this.admin = stranger;
        this.directory = stranger;
    }

    /** Opens the house, everybody in it, and everything to work on. */
    static Town open(Week week) {
        Town town = new Town(week);
        try {
            town.house();
            town.people();
            town.rules();
            town.tasks();
            return town;
        } catch (RuntimeException | Error e) {
            town.close();
            throw e;
        }
    }

    /** Starts the server again with a clock that runs at the week's speed. */
    HouseTime begin() {
        marlin.stop();
        marlin.start(environment(week.speed()));
        return new HouseTime(week.speed());
    }

    /** What the server said of its own faults: from the first on, with what stands below each. */
    List<String> faults() {
        List<String> said = marlin.process().output();
        return said.stream()
                .dropWhile(line -> !line.contains(" ERROR "))
                .filter(line -> line.contains(" ERROR ") || line.startsWith("\t") || line.startsWith("Caused by"))
                .limit(300)
                .toList();
    }

    Books books() {
        return Books.of(marlin.data());
    }

    String qualification() {
        return qualification;
    }

    /** What the directory does when somebody leaves: all they hold ends with it. */
    Answer leaves(int number) {
        Map<String, Object> operation = Map.of("op", "Replace", "path", "active", "value", "False");
        return directory.change(
                "PATCH",
                "/scim/v2/Users/" + users.get(number),
                Map.of(
                        "schemas",
                        List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                        "Operations",
                        List.of(operation)),
                "");
    }

    private static Map<String, String> settings(int speed) {
        return Map.of("MARLIN_REHEARSAL_SPEED", Integer.toString(speed));
    }

    private Map<String, String> environment(int speed) {
        return Map.of("MARLIN_REHEARSAL_SPEED", Integer.toString(speed), "MARLIN_IDENTITY_SOURCES", sources.toString());
    }

    private void house() {
        try {
            Path secret = marlin.folder().resolve("secret");
            Files.writeString(secret, LocalProvider.SECRET);
            Files.writeString(sources, """
                    providers:
                      corp:
                        title: Corp account
                        issuer: %s
                        clientId: %s
                        clientSecretFile: %s
                        scopes: [profile]
                    directory:
                      subjectsOf: corp
                      roles: {Experts: expert, Reviewers: reviewer, Adjudicators: adjudicator}
                    """.formatted(provider.issuer(), LocalProvider.CLIENT, secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        succeed(marlin.firstAdmin("ada"));
        succeed(marlin.command(
                "catalog",
                "mirror",
                "--as",
                "ada",
                "greeter",
                repository.folder().toString()));
        marlin.start(environment(1));
    }

    private void people() {
        admin = known("ada");
        person("mara", "manager");
        person("max", "manager");
        person("fenna", "finance");
        person("frits", "finance");
        mara = known("mara");
        max = known("max");
        fenna = known("fenna");
        frits = known("frits");
        directory = admin.with(admin.issue("scim"));
        everyone(number -> {
            provider.tell("s-" + number, Map.of("name", "Expert " + number));
            JsonNode made =
                    directory.post("/scim/v2/Users", user(number)).must().json();
            synchronized (users) {
                users.put(number, made.path("id").asString());
            }
        });
        group("Experts", IntStream.rangeClosed(1, week.experts()));
        group("Reviewers", IntStream.rangeClosed(1, week.experts()).filter(week::reviews));
        group("Adjudicators", IntStream.rangeClosed(1, week.experts()).filter(week::adjudicates));
        everyone(number -> {
            Caller arrived = new Caller(line).arrive("s-" + number);
            synchronized (experts) {
                experts.put(number, arrived);
            }
        });
    }

    private static Map<String, Object> user(int number) {
        return Map.of(
                "schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:User"),
                "userName", Week.login(number) + "@corp.example",
                "externalId", "s-" + number,
                "displayName", "Expert " + number,
                "active", true);
    }

    private void group(String name, IntStream numbers) {
        List<Map<String, String>> members =
                numbers.mapToObj(number -> Map.of("value", users.get(number))).toList();
        directory
                .post(
                        "/scim/v2/Groups",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:schemas:core:2.0:Group"),
                                "displayName",
                                name,
                                "members",
                                members))
                .must();
    }

    private void person(String login, String role) {
        admin.form(
                        "/people",
                        Map.of(
                                "login",
                                login,
                                "displayName",
                                "Test " + login,
                                "password",
                                Installation.PASSWORD,
                                "roles",
                                role))
                .must();
    }

    private Caller known(String login) {
        return new Caller(line).signIn(login, Installation.PASSWORD);
    }

    private void rules() {
        Answer draft = mara.post("/api/v1/rubric-proposals", Texts.RUBRIC).must();
        String proposal = "/api/v1/rubric-proposals/" + draft.id();
        Answer proposed = mara.post(proposal + "/proposal", Map.of("changeKind", "compatible"), draft.etag())
                .must();
        String rubric = max.post(proposal + "/publication", "", proposed.etag()).id();
        agents = List.of(
                mara.post("/api/v1/agents", Texts.imported("Heron")).id(),
                mara.post("/api/v1/agents", Texts.imported("Plover")).id());
        campaigns.add(mara.post("/api/v1/campaigns", campaign("Greetings", rubric, 1, 3, "USD"))
                .id());
        campaigns.add(mara.post("/api/v1/campaigns", campaign("Letters", rubric, 2, 2, "EUR"))
                .id());
        String text = mara.form("/qualifications", Map.of("text", Examination.FILE))
                .must()
                .location();
        mara.form(text + "/propose", Map.of("revision", "1")).must();
        max.form(text + "/publish", Map.of("revision", "1")).must();
        mara.form(text + "/campaigns", Map.of("campaign", campaigns.get(1), "required", "yes"))
                .must();
        qualification = text;
        fenna.form("/ledger/payer", Map.of("name", "Marlin", "iban", "NL91ABNA0417164300"))
                .must();
    }

    private Map<String, Object> campaign(String name, String rubric, int reviewers, int judgements, String currency) {
        Map<String, Object> campaign = new LinkedHashMap<>(Texts.campaign(rubric, reviewers, agents));
        campaign.put("name", name);
        campaign.put("currency", currency);
        campaign.put("judgements", judgements);
        campaign.put("leaseMinutes", 2160);
        campaign.put("graceMinutes", 120);
        return campaign;
    }

    private record Draft(Caller author, String task, String etag) {}

    private void tasks() {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < week.tasks(); i++) {
            Caller author = experts.get(1 + i % Math.min(20, week.experts()));
            Answer draft = author.post(
                            "/api/v1/tasks?campaign=" + campaigns.get(i % 2),
                            Texts.trivialTask("Task " + (i + 1), repository.commit()))
                    .must();
            author.post("/api/v1/tasks/" + draft.id() + "/dry-run", "").must();
            drafts.add(new Draft(author, draft.id(), draft.etag()));
            for (String agent : agents) {
                String patch = Texts.patch("notes-" + agents.indexOf(agent) + ".txt", "as agreed");
                mara.post("/api/v1/tasks/" + draft.id() + "/work", Map.of("agentVersion", agent, "patch", patch))
                        .must();
            }
        }
        for (Draft draft : drafts) {
            String path = "/api/v1/tasks/" + draft.task();
            Until.holds(
                    "the dry run",
                    PATIENCE,
                    () -> draft.author()
                            .json(path + "/dry-run")
                            .path("state")
                            .asString()
                            .equals("DONE"));
            draft.author().post(path + "/publish", "", draft.etag()).must();
        }
    }

    private void everyone(IntConsumer deed) {
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int number = 1; number <= week.experts(); number++) {
                int one = number;
                done.add(hands.submit(() -> deed.accept(one)));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError("setting up", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void succeed(MarlinProcess.Ended command) {
        if (command.exitCode() != 0) {
            throw new AssertionError(command.output());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        marlin.close();
        provider.close();
    }
}
