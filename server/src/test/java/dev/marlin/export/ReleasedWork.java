package dev.marlin.export;

import dev.marlin.agents.AgentVersion;
import dev.marlin.audit.Audit;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Overall;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.RunRecords;
import dev.marlin.store.BlobStore;
import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.settled.Settled;
import dev.marlin.testkit.settled.Settled.Work;
import dev.marlin.testkit.settled.SettledServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Accepted work of every kind that a release must tell apart: plain, adjudicated, over two turns, tie, both bad,
 * scripted, and confidential with a canary in each table.
 */
final class ReleasedWork implements AutoCloseable {
    static final ReleaseRequest ALL = new ReleaseRequest(Optional.empty(), true);

    /** Where a canary sits to what it says. */
    static final Map<String, String> CANARIES = Map.of(
            "task", "zzsecret prompt",
            "judgement", "zzsecret rationale",
            "annotation", "zzsecret remark",
            "agent_version", "Zzsecret",
            "patch", "zzsecret patch",
            "final message", "zzsecret words",
            "trajectory", "zzsecret steps");

    private final SettledServer world = new SettledServer();
    private final AgentVersion executed = world.agent("Aldebaran");
    private final AgentVersion imported = world.agent("Betelgeuse", "2", AgentVersion.Provenance.IMPORTED);
    private final AgentVersion scripted = world.agent("Puppet", "3", AgentVersion.Provenance.SCRIPTED);
    private final AgentVersion secret = world.agent("Zzsecret");
    private final Campaign open = world.campaign(executed, imported, scripted);
    private final Campaign confidential = world.campaign(PrivacyClass.CONFIDENTIAL, 0, executed, secret);
    private final Person reviewer = person("quokka.q", "Quentin Quokka", Role.REVIEWER);
    private final Person adjudicator = person("wombat.w", "Wilma Wombat", Role.ADJUDICATOR);

    ReleasedWork() {
        plain();
        adjudicated();
        twoTurns();
        compare("even").accept(Overall.TIE);
        compare("hopeless").accept(Overall.BOTH_BAD);
        world.compare(world.task(open, "played"), executed, scripted)
                .turn(Work.of("+ played\n", "Said."), Work.of("+ puppet\n", "Script."))
                .accept(Overall.A_SLIGHTLY_BETTER);
        secrets();
    }

    private void plain() {
        Settled plain = world.compare(world.task(open, "plain"), executed, imported)
                .turn(Work.of("+ a ```fence```\n", "Made it."), Work.of("", ""));
        plain.judge(reviewer.id(), Judgement.Role.REVIEWER, Overall.B_SLIGHTLY_BETTER, "The verifier unit differs.");
        plain.accept(plain.judge(
                world.expert.id(), Judgement.Role.AUTHOR, Overall.A_MUCH_BETTER, "zzreleased rationale: unit"));
    }

    private void adjudicated() {
        Settled settled = compare("adjudicated");
        settled.judge(world.expert.id(), Judgement.Role.AUTHOR, Overall.A_BETTER, "The verifier unit says A.");
        settled.judge(reviewer.id(), Judgement.Role.REVIEWER, Overall.B_BETTER, "The verifier unit says B.");
        settled.accept(settled.judge(
                adjudicator.id(), Judgement.Role.ADJUDICATOR, Overall.B_BETTER, "The verifier unit says B."));
    }

    private void twoTurns() {
        Settled settled = compare("two turns");
        settled.judge(world.expert.id(), Judgement.Role.AUTHOR, 1, Overall.A_BETTER, axes(), "unit, turn one");
        settled.followUp(
                "Now the rest.", true, Work.of("+ second of A\n", "A again."), Work.of("+ second of B\n", "B again."));
        settled.judge(world.expert.id(), Judgement.Role.AUTHOR, 2, Overall.B_BETTER, axes(), "unit, turn two");
        settled.accept(settled.judge(
                world.expert.id(), Judgement.Role.AUTHOR, 0, Overall.B_SLIGHTLY_BETTER, axes(), "unit, the whole"));
    }

    private void secrets() {
        for (Overall overall : List.of(Overall.A_BETTER, Overall.BOTH_BAD)) {
            Work work = new Work("+ zzsecret patch\n", "zzsecret words", "zzsecret steps", true);
            Settled settled = world.compare(world.task(confidential, "zzsecret prompt"), secret, executed)
                    .turn(work, work);
            settled.annotate("zzsecret remark");
            settled.accept(settled.judge(world.expert.id(), Judgement.Role.AUTHOR, overall, "zzsecret rationale"));
        }
    }

    private Settled compare(String prompt) {
        return world.compare(world.task(open, prompt), executed, imported)
                .turn(Work.of("+ first of A\n", "A is done."), Work.of("+ first of B\n", "B is done."));
    }

    private static Map<String, @Nullable Integer> axes() {
        Map<String, @Nullable Integer> axes = new TreeMap<>();
        for (String axis : List.of("correctness", "security", "reliability", "maintainability", "adherence", "tests")) {
            axes.put(axis, axis.length() % 2 == 0 ? null : 1 + axis.length() % 7);
        }
        return axes;
    }

    private Person person(String login, String name, Role role) {
        return world.server
                .bean(People.class)
                .create(new People.NewPerson(login, name, Set.of(role)), Optional.empty());
    }

    Releases releases() {
        return world.server.bean(Releases.class);
    }

    PersonId manager() {
        return world.manager.id();
    }

    CampaignId secretCampaign() {
        return confidential.id();
    }

    /** The same door at a standing clock and with known chance. */
    Releases frozen() {
        return new Releases(
                world.server.bean(ReleaseStore.class),
                world.server.bean(ReleaseRows.class),
                world.server.bean(RunRecords.class),
                world.server.bean(BlobStore.class),
                new Releases.Ground(
                        world.server.bean(Audit.class),
                        Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC),
                        new KnownChance(),
                        world.server.bean(TransactionTemplate.class)));
    }

    /** Writes a release, looks, and takes it away again. */
    void withRelease(ReleaseRequest request, Look look) {
        try {
            Path folder = Files.createTempDirectory("marlin-release");
            try {
                Path release = folder.resolve("release");
                releases().write(request, release);
                look.at(release);
            } finally {
                TestFiles.deleteTree(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the judgements table must hold, by judgement and column, straight from SQL. */
    Map<String, Map<String, Object>> judgements() {
        Map<String, Map<String, Object>> all = new HashMap<>();
        world.jdbc
                .sql("""
                        SELECT j.id::text AS judgement_id, j.comparison_id::text, c.task_id::text,
                            coalesce(j.turn, 0) AS turn, j.round, j.role, j.overall, j.confidence, j.rationale,
                            CASE WHEN j.overall LIKE 'a_%' THEN 'A' WHEN j.overall LIKE 'b\\_%' THEN 'B' ELSE ''
                                END AS preferred_side,
                            CASE WHEN j.overall IN ('tie', 'both_bad') THEN 0 WHEN j.overall LIKE '%much%' THEN 3
                                WHEN j.overall LIKE '%slightly%' THEN 1 ELSE 2 END AS strength,
                            va.agent || ' ' || va.version AS agent_a, vb.agent || ' ' || vb.version AS agent_b,
                            lower(va.provenance) AS provenance_a, lower(vb.provenance) AS provenance_b,
                            EXISTS (SELECT FROM acceptance a WHERE a.judgement_id = j.id) AS counts,
                            t.digest AS task_digest, t.base_commit, r.key AS repository
                        FROM judgement j JOIN comparison c ON c.id = j.comparison_id
                        JOIN comparison_sides s ON s.comparison_id = c.id
                        JOIN candidate ca ON ca.id = s.candidate_a JOIN agent_version va ON va.id = ca.agent_version_id
                        JOIN candidate cb ON cb.id = s.candidate_b JOIN agent_version vb ON vb.id = cb.agent_version_id
                        JOIN task t ON t.id = c.task_id JOIN repository r ON r.id = t.repository_id
                        WHERE c.campaign_id = ?
                        """)
                .param(open.id().value())
                .query()
                .listOfRows()
                .forEach(row -> all.put((String) row.get("judgement_id"), row));
        return all;
    }

    /** Axis to step as the release must say it. */
    Map<String, String> axes(String judgement) {
        Map<String, String> axes = new TreeMap<>();
        world.jdbc
                .sql("SELECT axis, coalesce(step::text, 'n/a') AS step FROM judgement_axis WHERE judgement_id = ?")
                .param(UUID.fromString(judgement))
                .query((row, n) -> axes.put(row.getString("axis"), String.valueOf(row.getString("step"))))
                .list();
        return axes;
    }

    /** Pseudonyms by the person who really judged. */
    Map<UUID, Set<String>> peopleBehind(List<JsonNode> rows) {
        Map<UUID, Set<String>> people = new HashMap<>();
        for (JsonNode row : rows) {
            UUID judge = world.jdbc
                    .sql("SELECT judge_id FROM judgement WHERE id = ?")
                    .param(UUID.fromString(row.get("judgement_id").asString()))
                    .query(UUID.class)
                    .single();
            people.computeIfAbsent(judge, id -> new TreeSet<>())
                    .add(row.get("annotator").asString());
        }
        return people;
    }

    /** Logins, names and ids of everybody, as whole words. */
    List<Pattern> namesOfPeople() {
        return world
                .jdbc
                .sql("SELECT login FROM person UNION SELECT display_name FROM person UNION SELECT id::text FROM person")
                .query(String.class)
                .list()
                .stream()
                .map(name -> Pattern.compile("(?<![A-Za-z])" + Pattern.quote(name) + "(?![A-Za-z])"))
                .toList();
    }

    /** The canaries that the tables or their blobs really hold. */
    Set<String> canariesInTheDatabase() {
        String everything = Stream.of("task", "judgement", "annotation", "agent_version")
                        .map(table -> world.jdbc
                                .sql("SELECT string_agg(t::text, ' ') FROM " + table + " t")
                                .query(String.class)
                                .single())
                        .reduce("", String::concat)
                + world
                        .jdbc
                        .sql("SELECT patch, final_message, trajectory FROM run_result")
                        .query()
                        .listOfRows()
                        .stream()
                        .flatMap(row -> row.values().stream())
                        .map(digest -> new String(
                                world.server.bean(BlobStore.class).get((String) digest), StandardCharsets.UTF_8))
                        .reduce("", String::concat);
        Set<String> found = new TreeSet<>(CANARIES.values());
        found.removeIf(canary -> !everything.contains(canary));
        return found;
    }

    @Override
    public void close() {
        world.close();
    }

    /** Looks at a release. */
    interface Look {
        void at(Path release) throws IOException;
    }

    private static final class KnownChance extends SecureRandom {
        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 7);
        }
    }
}
