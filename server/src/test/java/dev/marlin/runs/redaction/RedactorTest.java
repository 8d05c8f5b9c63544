package dev.marlin.runs.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.kernel.Digest;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.Change;
import dev.marlin.runs.NeutralCandidate.NeutralStep;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralCandidate.Outcome;
import dev.marlin.runs.redaction.RawCandidate.RawAnomaly;
import dev.marlin.runs.redaction.RawCandidate.RawFile;
import dev.marlin.runs.redaction.RawCandidate.RawStep;
import dev.marlin.runs.redaction.RawCandidate.RawVerification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedactorTest {
    private static final Roster ROSTER =
            new Roster(List.of("Aldebaran", "Betelgeuse", "Taurus Labs"), Set.of("4.2", "1.9"));
    private final Map<String, String> blobs = new HashMap<>();
    private final Redactor redactor = new Redactor(ROSTER, name -> false, this::keep);

    @Test
    void looksOnlyAtAddedLines() {
        String base = "// compatible with Aldebaran\nint x = 1;\n";
        String after = "// compatible with Aldebaran\nint x = 2; // as Aldebaran said\n";
        Redaction redaction = redact(file("A.java", Change.MODIFIED, base, after));
        assertThat(text(redaction, 0)).isEqualTo("// compatible with Aldebaran\nint x = 2; // as ▇▇▇ said\n");
        assertThat(redaction.taken().names()).isEqualTo(1);
        assertThat(redaction.inMeaning()).isEmpty();
    }

    @Test
    void aNameInCodeMeaningIsForAManagerToDecide() {
        assertThat(redact(file("A.java", Change.ADDED, "", "class X {}\nclass AldebaranClient {}\n"))
                        .inMeaning())
                .containsExactly(new Redaction.MeaningMark("A.java", 2));
        assertThat(redact(file("a.py", Change.ADDED, "", "x = \"Aldebaran\"\n")).inMeaning())
                .hasSize(1);
        assertThat(redact(file("data.json", Change.ADDED, "", "{\"by\": \"Aldebaran\"}\n"))
                        .inMeaning())
                .hasSize(1);
        assertThat(redact(file("url.js", Change.ADDED, "", "get('https://aldebaran.example')\n"))
                        .inMeaning())
                .hasSize(1);
    }

    @Test
    void commentsAndDocumentsAreForPeople() {
        for (RawFile file : List.of(
                file("A.java", Change.ADDED, "", "/**\n * by Aldebaran\n */\nclass A {}\n"),
                file("a.py", Change.ADDED, "", "def f():\n    \"\"\"By Aldebaran.\"\"\"\n    return 1 # Aldebaran\n"),
                file("a.sh", Change.ADDED, "", "# Aldebaran\necho 1\n"),
                file("a.sql", Change.ADDED, "", "-- Aldebaran\nSELECT 1;\n"),
                file("a.html", Change.ADDED, "", "<!-- Aldebaran --><p>x</p>\n"),
                file("README.md", Change.ADDED, "", "Made by Aldebaran\n"),
                file("CHANGELOG", Change.ADDED, "", "Aldebaran fixed it\n"))) {
            Redaction redaction = redact(file);
            assertThat(redaction.inMeaning()).as(file.path()).isEmpty();
            assertThat(text(redaction, 0))
                    .as(file.path())
                    .contains(Redactor.MARK)
                    .doesNotContainIgnoringCase("aldebaran");
        }
    }

    @Test
    void quotesDoNotHideACommentAndCommentSignsInLiteralsOpenNone() {
        assertThat(redact(file("A.java", Change.ADDED, "", "String u = \"http://x\"; String y = \"Aldebaran\";\n"))
                        .inMeaning())
                .hasSize(1);
        assertThat(redact(file("A.java", Change.ADDED, "", "char q = '\"'; // Aldebaran\n"))
                        .inMeaning())
                .isEmpty();
    }

    @Test
    void takesOutAndCountsAgentConfigurationForEitherSide() {
        List<RawFile> files = List.of(
                        ".claude/settings.json",
                        "CLAUDE.md",
                        "sub/AGENTS.md",
                        ".cursor/rules/a.mdc",
                        ".codex/x",
                        ".aider.chat.history.md",
                        "GEMINI.md",
                        "opencode.json",
                        ".aldebaran/plan.md",
                        "ALDEBARAN.md",
                        ".betelgeuserc",
                        "src/A.java")
                .stream()
                .map(path -> file(path, Change.ADDED, "", "x\n"))
                .toList();
        Redaction redaction = redact(files);
        assertThat(redaction.neutral().files())
                .extracting(NeutralCandidate.NeutralFile::path)
                .containsExactly("src/A.java");
        assertThat(redaction.taken().files()).isEqualTo(11);
    }

    @Test
    void aChangeOfConfigurationOnlyIsNoChange() {
        assertThat(redact(file("AGENTS.md", Change.MODIFIED, "a\n", "b\n"))
                        .neutral()
                        .outcome())
                .isEqualTo(Outcome.NO_CHANGE);
    }

    @Test
    void takesOutTrailersAndSessionLinksFromMessages() {
        String message = """
                Fixed the parser.

                Session: https://app.example.dev/sessions/01HZX9Q2
                See https://chat.example.com/share/abcdef123456 for how.
                🤖 Generated with [Aldebaran](https://aldebaran.example)
                Co-Authored-By: Aldebaran 4.2 <noreply@taurus.example>
                Signed-off-by: Bot <bot@x.example>
                """;
        Redaction redaction = candidate(List.of(), message);
        assertThat(redaction.neutral().finalMessage()).isEqualTo("Fixed the parser.\n\nSee ▇▇▇ for how.");
        assertThat(redaction.taken().trailers()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void takesOutTrailerLinesFromCommentsButNotFromCode() {
        String after = "# Co-Authored-By: Someone <s@x.example>\nprint('Signed-off-by: x')\n";
        Redaction redaction = redact(file("a.py", Change.ADDED, "", after));
        assertThat(text(redaction, 0)).isEqualTo("print('Signed-off-by: x')\n");
        assertThat(redaction.taken().trailers()).isEqualTo(1);
    }

    @Test
    void saysNothingOfWhoSpeaks() {
        assertThat(candidate(
                                List.of(),
                                "As Sirius 3.1, I changed two files. I am an AI coding assistant made by Canis Corp.")
                        .neutral()
                        .finalMessage())
                .doesNotContain("Sirius", "3.1", "Canis", "AI coding assistant");
    }

    @Test
    void stepsSpeakNeutralWords() {
        RawCandidate raw = new RawCandidate(
                CandidateId.random(),
                1,
                Outcome.CHANGED,
                List.of(),
                List.of(
                        new RawStep(NeutralStep.Kind.RUN, "Bash(ls -l)", "", "CLAUDECODE=1\ntotal 3 in 0.42 s\n"),
                        new RawStep(NeutralStep.Kind.EDIT, "str_replace_based_edit_tool: src/A.java", "src/A.java", ""),
                        new RawStep(NeutralStep.Kind.EDIT, "notes", ".aldebaran/notes.md", "secret")),
                List.of(),
                "",
                List.of(
                        new RawAnomaly("taurus-labs.txt", "this link points outside"),
                        new RawAnomaly(".claude/skills", "this link points outside")));
        NeutralCandidate neutral = redactor.redact(raw).neutral();
        assertThat(neutral.steps())
                .containsExactly(
                        new NeutralStep(NeutralStep.Kind.RUN, "ls -l", "", "▇▇▇\ntotal 3 in <duration>"),
                        new NeutralStep(NeutralStep.Kind.EDIT, "src/A.java", "src/A.java", ""));
        assertThat(neutral.anomalies()).containsExactly("▇▇▇.txt: this link points outside");
    }

    @Test
    void logsAndFileNamesAreRedactedToo() {
        RawCandidate raw = new RawCandidate(
                CandidateId.random(),
                1,
                Outcome.CHANGED,
                List.of(
                        file("docs/aldebaran.md", Change.ADDED, "", "x\n"),
                        file("docs/betelgeuse.md", Change.ADDED, "", "y\n")),
                List.of(),
                List.of(new RawVerification(
                        "tests",
                        NeutralVerification.Status.FAIL,
                        "1 of 2 in 3 s",
                        Optional.of("\u001B[31mAldebaranTest failed\u001B[0m"))),
                "",
                List.of());
        NeutralCandidate neutral = redactor.redact(raw).neutral();
        assertThat(neutral.files())
                .extracting(NeutralCandidate.NeutralFile::path)
                .containsExactly("docs/▇▇▇.md", "docs/▇▇▇.md (2)");
        NeutralVerification verification = neutral.verifications().getFirst();
        assertThat(verification.summary()).isEqualTo("1 of 2 in <duration>");
        assertThat(blobs.get(verification.log().orElseThrow())).isEqualTo("▇▇▇Test failed");
    }

    @Test
    void aPrintedCommitHidesItsTrailersAndAgentsFiles() {
        String log = """
                commit 1234567
                Author: Aldebaran <bot@taurus-labs.example>

                    Fix it. See docs/notes.md and .cursor/rules.

                    Co-authored-by: Somebody <s@x.example>
                    Generated with [Other](https://other.example)

                 create mode 100644 CLAUDE.md
                 create mode 100644 src/main/Claude.java
                """;
        assertThat(output(redactor, log)).isEqualTo("""
                commit 1234567
                Author: ▇▇▇ <bot@▇▇▇.example>

                    Fix it. See docs/notes.md and ▇▇▇.


                 create mode 100644 src/main/Claude.java""");
    }

    @Test
    void linesThatOnlyListAgentsOwnFilesGoAsWholes() {
        assertThat(output(redactor, """
                total 12
                drwxr-xr-x 3 agent agent 4096 .claude
                -rw-r--r-- 1 agent agent  120 .claude.json
                -rw-r--r-- 1 agent agent   12 calc.py
                ?? .qwen/
                 M calc.py
                ./.opencode/opencode.json
                AGENTS.md
                """)).isEqualTo("total 12\n-rw-r--r-- 1 agent agent   12 calc.py\n M calc.py");
        Redactor atHome = new Redactor(ROSTER, "agents.md"::equals, this::keep);
        assertThat(output(atHome, "AGENTS.md\n.codex\ncalc.py")).isEqualTo("AGENTS.md\ncalc.py");
    }

    @Test
    void namesOfAgentsToolsAreNotSaid() {
        assertThat(candidate(List.of(), "I used the `Bash` tool, apply_patch and TodoWrite to read the file.")
                        .neutral()
                        .finalMessage())
                .isEqualTo("I used the tool, tool and tool to read the file.");
    }

    @Test
    void trailersInTheMidstOfALineAreHiddenToo() {
        assertThat(output(redactor, "git commit -m 'Generated with [Other](https://other.example)' && git push"))
                .isEqualTo("git commit -m '▇▇▇' && git push");
        assertThat(output(redactor, "{\"said\": \"Done.\\nCo-authored-by: Some Body <s@x.example>\\nBye\"}"))
                .isEqualTo("{\"said\": \"Done.\\n▇▇▇\\nBye\"}");
    }

    @Test
    void whatACommandPrintsOfAnAgentsOwnFileIsNotShown() {
        RawStep step = new RawStep(NeutralStep.Kind.RUN, "Bash(cat src/A.java .cursor/rules)", "", "be like Sirius");
        RawCandidate raw = new RawCandidate(
                CandidateId.random(), 1, Outcome.CHANGED, List.of(), List.of(step), List.of(), "", List.of());
        assertThat(redactor.redact(raw).neutral().steps())
                .containsExactly(new NeutralStep(NeutralStep.Kind.RUN, "cat src/A.java ▇▇▇", "", "▇▇▇"));
    }

    @Test
    void agentsFilesThatTheBaseHasAreNoNews() {
        Redactor atHome = new Redactor(ROSTER, ".cursor"::equals, this::keep);
        assertThat(output(atHome, "ls: .cursor/rules CLAUDE.md")).isEqualTo("ls: .cursor/rules ▇▇▇");
        assertThat(atHome.configurationIn("docs/.cursor/AGENTS.md")).containsExactly(".cursor", "agents.md");
    }

    @Test
    void hidesVersionsThatStandApartFromTheName() {
        Redactor long42 = new Redactor(new Roster(List.of("Aldebaran"), Set.of("4.2.7391")), name -> false, this::keep);
        assertThat(output(long42, "Aldebaran (version 4.2.7391), 4.2, v4.2.7391; 4.2.73911 and 1.4.2.7391"))
                .isEqualTo("▇▇▇), 4.2, ▇▇▇; 4.2.73911 and 1.4.2.7391");
    }

    @Test
    void whatTheTurnBeganWithIsRedactedAlike() {
        String after = "// Aldebaran\n";
        RawFile file = new RawFile(
                "A.java",
                Optional.empty(),
                Change.ADDED,
                Optional.empty(),
                Optional.of(after),
                Optional.of(after),
                false,
                false);
        NeutralCandidate.NeutralFile shown = redact(file).neutral().files().getFirst();
        assertThat(shown.before()).isEqualTo(shown.after());
    }

    private Redaction redact(RawFile file) {
        return redact(List.of(file));
    }

    private Redaction redact(List<RawFile> files) {
        return candidate(files, "");
    }

    private Redaction candidate(List<RawFile> files, String message) {
        return redactor.redact(new RawCandidate(
                CandidateId.random(), 1, Outcome.CHANGED, files, List.of(), List.of(), message, List.of()));
    }

    private String output(Redactor by, String log) {
        RawStep step = new RawStep(NeutralStep.Kind.RUN, "git log", "", log);
        RawCandidate raw = new RawCandidate(
                CandidateId.random(), 1, Outcome.CHANGED, List.of(), List.of(step), List.of(), "", List.of());
        return by.redact(raw).neutral().steps().getFirst().output();
    }

    private static RawFile file(String path, Change change, String base, String after) {
        Optional<String> before = base.isEmpty() ? Optional.empty() : Optional.of(base);
        return new RawFile(path, Optional.empty(), change, before, before, Optional.of(after), false, false);
    }

    private String text(Redaction redaction, int file) {
        return blobs.getOrDefault(redaction.neutral().files().get(file).after().orElseThrow(), "");
    }

    private String keep(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        blobs.put(Digest.sha256(text), text);
        return Digest.sha256(text);
    }
}
