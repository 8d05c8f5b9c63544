package dev.marlin.diffs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.diffs.Comparing.Versions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparingTest {
    @Test
    void cutsHunksOfBothSidesAtTheSameBaseLines() {
        String base = lines(1, 100);
        Comparing.Halves halves = both(base, base.replace("line 10\n", "A\n"), base.replace("line 14\n", "B\nB2\n"));
        List<Hunk> a = hunks(halves.a());
        List<Hunk> b = hunks(halves.b());
        assertThat(a).hasSize(1);
        assertThat(a.getFirst().baseLine()).isEqualTo(7).isEqualTo(b.getFirst().baseLine());
        assertThat(baseLines(a.getFirst())).isEqualTo(baseLines(b.getFirst()));
        assertThat(halves.a().addedLines()).isEqualTo(1);
        assertThat(halves.b().addedLines()).isEqualTo(2);
    }

    @Test
    void showsAHunkOnASideThatLeftItAlone() {
        String base = lines(1, 200);
        Comparing.Halves halves = both(base, base.replace("line 20\n", ""), base.replace("line 150\n", "B\n"));
        assertThat(hunks(halves.a())).extracting(Hunk::baseLine).containsExactly(17, 147);
        assertThat(hunks(halves.b())).extracting(Hunk::baseLine).containsExactly(17, 147);
        assertThat(hunks(halves.b()).getFirst().rows()).allMatch(row -> row.kind() == Row.Kind.KEPT);
        assertThat(hunks(halves.a()).getLast().rows().getFirst().afterLine()).isEqualTo(146);
        assertThat(hunks(halves.a()).getLast().skipped()).isEqualTo(123);
    }

    @Test
    void everySideCanBeRebuiltFromItsWholeFileView() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            String base = scrambled(random, 40);
            String a = edited(random, base);
            String b = edited(random, base);
            Comparing.Halves halves =
                    Comparing.both("x.txt", versions(base, a), versions(base, b), DiffOptions.USUAL.wholeFile());
            for (var side : List.of(List.of(halves.a(), a), List.of(halves.b(), b))) {
                if (side.getFirst() instanceof Pane.Changed changed) {
                    assertThat(text(changed, Row.Kind.REMOVED)).isEqualTo(side.getLast());
                    assertThat(text(changed, Row.Kind.ADDED)).isEqualTo(base);
                }
            }
        }
    }

    @Test
    void longTextsCanBeRebuiltToo() {
        Random random = new Random(11);
        for (int round = 0; round < 20; round++) {
            String base = lines(1, 900) + scrambled(random, 900) + lines(901, 2_000);
            String after =
                    edited(random, base).replace("line 77\n", "line 1500\n").replace("line 1500\n", "");
            Pane pane = Comparing.one("x.txt", versions(base, after).orElseThrow(), DiffOptions.USUAL.wholeFile());
            assertThat(text((Pane.Changed) pane, Row.Kind.REMOVED)).isEqualTo(after);
            assertThat(text((Pane.Changed) pane, Row.Kind.ADDED)).isEqualTo(base);
        }
    }

    @Test
    void marksTheWordsThatDiffer() {
        Pane pane = one("return first;\n", "return second;\n");
        Row removed = rows(pane).getFirst();
        assertThat(removed.kind()).isEqualTo(Row.Kind.REMOVED);
        assertThat(removed.spans().stream().filter(Span::changed).map(Span::text))
                .containsExactly("first");
        assertThat(rows(pane).get(1).spans().stream().filter(Span::changed).map(Span::text))
                .containsExactly("second");
    }

    @Test
    void marksNoWordsInLinesThatHaveNothingInCommon() {
        assertThat(rows(one("alpha beta\n", "1234 = 5678\n")))
                .allMatch(row -> row.spans().stream().noneMatch(Span::changed));
    }

    @Test
    void saysThatTheLastLineHasNoLineFeed() {
        List<Row> rows = rows(one("a\nb\n", "a\nb"));
        assertThat(rows).extracting(Row::lacksNewline).containsExactly(false, false, true);
    }

    @Test
    void showsCarriageReturnsOnlyWhereLineEndsChange() {
        assertThat(rows(one("a\r\nb\r\n", "a\r\nc\r\n")))
                .allMatch(row -> row.spans().stream().noneMatch(Span::hidden));
        assertThat(rows(one("a\nb\n", "a\r\nb\n")).stream()
                        .flatMap(row -> row.spans().stream())
                        .filter(Span::hidden)
                        .map(Span::text))
                .containsExactly("CR");
    }

    @Test
    void ignoresWhiteSpaceWhenAsked() {
        Pane pane = Comparing.one("x", versions("a  b\n", "a b\n").orElseThrow(), new DiffOptions(3, true, false));
        assertThat(pane).isEqualTo(new Pane.Same(true));
    }

    @Test
    void letsALargeFileWaitAndShowsAllOfItOnRequest() {
        String after = lines(1, 401);
        assertThat(one("", after)).isEqualTo(new Pane.Waiting(401, 0, 401));
        Pane shown = Comparing.one("x", versions("", after).orElseThrow(), new DiffOptions(3, false, true));
        assertThat(rows(shown)).hasSize(401);
    }

    @Test
    void letsAFileOfFewLongLinesWait() {
        assertThat(one("", ("x".repeat(1_500) + "\n").repeat(20))).isInstanceOf(Pane.Waiting.class);
    }

    @Test
    void cutsALineOfAMillionCharactersAndSaysHowMuch() {
        Row row = rows(one("", "y".repeat(1_000_000) + "\n")).getFirst();
        assertThat(row.cut()).isEqualTo(998_000);
        assertThat(row.spans().stream().mapToInt(span -> span.text().length()).sum())
                .isEqualTo(2_000);
    }

    @Test
    void tellsBinaryFromText() {
        assertThat(one("a\n", "a\u0000b\n")).isInstanceOf(Pane.Binary.class);
    }

    @Test
    void alignsNothingWhereBasesDiffer() {
        Comparing.Halves halves =
                Comparing.both("x", versions("one\n", "two\n"), versions("1\n2\n", "1\n3\n"), DiffOptions.USUAL);
        assertThat(hunks(halves.a())).hasSize(1);
        assertThat(hunks(halves.b())).hasSize(1);
    }

    @Test
    void namesTheNearestBeginningAboveAHunk() {
        String base = "import x;\n\nclass Y {\n" + "    int a;\n".repeat(10) + "    int b;\n}\n";
        Pane pane = one(base, base.replace("int b", "int c"));
        assertThat(hunks(pane).getFirst().heading()).isEqualTo("class Y {");
    }

    @Test
    void standsRemovedBesideAddedInTheSplitView() {
        List<SplitRow> split = SplitRow.of(rows(one("a\nb\nc\n", "a\nx\ny\nc\n")));
        assertThat(split).hasSize(4);
        assertThat(split.get(1).was()).isPresent();
        assertThat(split.get(1).is()).isPresent();
        assertThat(split.get(2).was()).isEmpty();
    }

    @Test
    void findsLinesAgainAfterTheyMoved() {
        TextFile before = TextFile.of("a\nb\nc\n".getBytes(StandardCharsets.UTF_8));
        TextFile after = TextFile.of("x\ny\na\nb\nc\n".getBytes(StandardCharsets.UTF_8));
        assertThat(after.find(before.digest(1, 3), 1, 2)).isEqualTo(3);
        assertThat(after.find(before.digest(0, 1) + "0", 0, 1)).isEqualTo(-1);
    }

    @Test
    void foldsWhatNobodyWroteByHand() {
        TextFile text = TextFile.of("// Code generated by a tool. DO NOT EDIT.\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Noise.of("a/package-lock.json", TextFile.EMPTY, false)).contains(Noise.LOCK);
        assertThat(Noise.of("vendor/x.go", TextFile.EMPTY, false)).contains(Noise.VENDORED);
        assertThat(Noise.of("x.go", text, false)).contains(Noise.GENERATED);
        assertThat(Noise.of("target/x", TextFile.EMPTY, true)).contains(Noise.IGNORED);
        assertThat(Noise.of("src/Vendor.java", TextFile.EMPTY, false)).isEmpty();
    }

    private static Pane one(String base, String after) {
        return Comparing.one("X.java", versions(base, after).orElseThrow(), DiffOptions.USUAL);
    }

    private static Comparing.Halves both(String base, String a, String b) {
        return Comparing.both("X.java", versions(base, a), versions(base, b), DiffOptions.USUAL);
    }

    private static Optional<Versions> versions(String base, String after) {
        return Optional.of(new Versions(file(base), file(after)));
    }

    private static TextFile file(String text) {
        return TextFile.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Hunk> hunks(Pane pane) {
        return ((Pane.Changed) pane).hunks();
    }

    private static List<Row> rows(Pane pane) {
        return hunks(pane).stream().flatMap(hunk -> hunk.rows().stream()).toList();
    }

    private static List<Integer> baseLines(Hunk hunk) {
        return hunk.rows().stream().map(Row::baseLine).filter(line -> line > 0).toList();
    }

    private static String text(Pane.Changed pane, Row.Kind without) {
        return pane.hunks().stream()
                .flatMap(hunk -> hunk.rows().stream())
                .filter(row -> row.kind() != without)
                .map(row -> row.spans().stream().map(Span::text).collect(Collectors.joining()) + "\n")
                .collect(Collectors.joining());
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    private static String scrambled(Random random, int lines) {
        return IntStream.range(0, random.nextInt(lines) + 1)
                .mapToObj(i -> "abcdefg".charAt(random.nextInt(7)) + "\n")
                .collect(Collectors.joining());
    }

    private static String edited(Random random, String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < random.nextInt(6); i++) {
            int at = random.nextInt(lines.size() + 1);
            if (random.nextBoolean() || at == lines.size()) {
                lines.add(at, "new " + random.nextInt(3));
            } else {
                lines.remove(at);
            }
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
