package dev.marlin.app.command.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.app.command.MarlinCommand;
import dev.marlin.statistics.interval.SeededDraws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statistics from the shell, as other programs call them. */
class StatsCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void ranksVotesOnTheLogScaleAsTheClosedFormSays() throws IOException {
        Path votes = table(
                "left,right,winner", "a,b,left;30", "a,b,right;10", "b,a,left;6", "b,a,right;14", "a,b,both_bad;20");
        JsonNode told = json("rank", votes.toString(), "--ties", "half", "--scale", "log", "--bootstrap", "200");
        // a won 44 of 60: the difference of the strengths is the log-odds.
        JsonNode items = told.get("items");
        assertThat(items.get(0).get("name").asString()).isEqualTo("a");
        assertThat(items.get(0).get("rating").asDouble()).isCloseTo(Math.log(44.0 / 16) / 2, within(1e-9));
        assertThat(items.get(1).get("rating").asDouble()).isCloseTo(-Math.log(44.0 / 16) / 2, within(1e-9));
        assertThat(items.get(0).get("low").asDouble()).isPositive();
        assertThat(items.get(0).get("rank_low").asInt()).isOne();
        assertThat(items.get(1).get("rank_high").asInt()).isEqualTo(2);
        assertThat(items.get(1).get("n").asLong()).isEqualTo(60);
        assertThat(told.get("both_bad_rate").asDouble()).isCloseTo(0.25, within(1e-12));
        assertThat(told.get("components").asInt()).isOne();
        assertThat(told.get("ties").get("model").asString()).isEqualTo("half");
        assertThat(told.get("log_likelihood").asDouble())
                .isCloseTo(44 * Math.log(44.0 / 60) + 16 * Math.log(16.0 / 60), within(1e-9));
    }

    @Test
    void choosesTheModelOfTiesByLikelihoodAndSaysWhich() throws IOException {
        Path votes = table(
                "left,right,winner",
                "a,b,left;20",
                "a,b,tie;30",
                "a,b,right;10",
                "b,c,left;12",
                "b,c,tie;9",
                "c,a,left;5",
                "c,a,right;25");
        double auto = json("rank", votes.toString()).get("log_likelihood").asDouble();
        double davidson = json("rank", votes.toString(), "--ties", "davidson")
                .get("log_likelihood")
                .asDouble();
        double raoKupper = json("rank", votes.toString(), "--ties", "rao-kupper")
                .get("log_likelihood")
                .asDouble();
        assertThat(auto).isEqualTo(Math.max(davidson, raoKupper));
    }

    @Test
    void groupsThatNeverMetAreRankedApartOrRefused() throws IOException {
        Path votes = table("left,right,winner", "a,b,left;3", "a,b,right;2", "c,d,left;1", "c,d,right;2");
        assertThat(json("rank", votes.toString()).get("components").asInt()).isEqualTo(2);
        assertThat(run("rank", votes.toString(), "--gaps", "refuse")).isOne();
        assertThat(err.toString()).contains("2 components that never met", "Nothing was written.");
    }

    @Test
    void tasksWidenTheIntervalsOfDependentVotes() throws IOException {
        StringBuilder rows = new StringBuilder("left,right,winner,task\n");
        for (int task = 0; task < 40; task++) {
            for (int vote = 0; vote < 25; vote++) {
                rows.append("a,b,")
                        .append(task % 8 < 5 ? "left" : "right")
                        .append(",t")
                        .append(task)
                        .append('\n');
            }
        }
        Path clustered = Files.writeString(folder.resolve("tasks.csv"), rows);
        Path alone =
                Files.writeString(folder.resolve("votes.csv"), rows.toString().replaceAll(",t(ask|[0-9]+)\n", "\n"));
        assertThat(width(json("rank", clustered.toString()))).isGreaterThan(4 * width(json("rank", alone.toString())));
    }

    @Test
    void habitsOfManyAnnotatorsWidenTheIntervalsBesideTasks() throws IOException {
        StringBuilder rows = new StringBuilder("left,right,winner,task,annotator\n");
        for (int vote = 0; vote < 1000; vote++) {
            // Whoever votes prefers one side of the question for good; tasks are as good as chance.
            int person = vote % 40;
            rows.append("a,b,%s,t%d,p%d\n".formatted(person % 8 < 5 ? "left" : "right", vote / 5, person));
        }
        Path both = Files.writeString(folder.resolve("both.csv"), rows);
        Path tasks = Files.writeString(
                folder.resolve("tasks.csv"), rows.toString().replaceAll(",(annotator|p[0-9]+)\n", "\n"));
        Path people =
                Files.writeString(folder.resolve("people.csv"), rows.toString().replaceAll(",t(ask|[0-9]+),", ","));
        JsonNode told = json("rank", both.toString());

        assertThat(told.get("intervals").asString()).isEqualTo("sandwich by task and annotator");
        assertThat(width(told)).isGreaterThan(2 * width(json("rank", tasks.toString())));
        assertThat(json("rank", people.toString()).get("intervals").asString()).isEqualTo("sandwich by annotator");
        assertThat(told.get("annotators")).hasSize(40);
    }

    @Test
    void annotatorsAreToldByNameAndWeighedWhereAsked() throws IOException {
        Path votes = carelessAmongCareful();
        JsonNode plain = json("rank", votes.toString(), "--scale", "log", "--ties", "half");
        JsonNode weighed = json("rank", votes.toString(), "--scale", "log", "--weigh-annotators");

        assertThat(plain.get("intervals").asString()).isEqualTo("bootstrap of votes");
        double[] reliable = new double[12];
        double[] pull = new double[12];
        for (JsonNode person : weighed.get("annotators")) {
            int number = Integer.parseInt(person.get("name").asString().substring(1));
            reliable[number] = person.get("reliability").asDouble();
            pull[number] = person.get("left_pull").asDouble();
            assertThat(person.get("n").asInt()).isEqualTo(200);
        }
        assertThat(reliable[0]).isLessThan(0.6);
        assertThat(reliable[11]).isGreaterThan(0.8);
        assertThat(pull[11]).isGreaterThan(pull[5] + 1);
        // Careless votes pull ratings together; who knows the voters takes that back.
        assertThat(spread(weighed)).isGreaterThan(1.2 * spread(plain));
        assertThat(weighed.get("ties").get("model").asString()).isEqualTo("half");

        assertThat(run("rank", votes.toString())).isZero();
        assertThat(out.toString()).contains("Annotators: 12 in all, 4 who vote much like a coin");
    }

    @Test
    void annotatorsAreWeighedOnlyWhereThatMeansSomething() throws IOException {
        Path nobody = table("left,right,winner", "a,b,left;3", "a,b,right;2");
        assertThat(run("rank", nobody.toString(), "--weigh-annotators")).isOne();
        assertThat(err.toString()).contains("it has none");
        Path apart = table("left,right,winner,annotator", "a,b,left,p", "c,d,left,p");
        assertThat(run("rank", apart.toString(), "--weigh-annotators")).isOne();
        assertThat(err.toString()).contains("2 groups apart");
        assertThat(run("rank", apart.toString(), "--weigh-annotators", "--ties", "davidson"))
                .isOne();
        assertThat(err.toString()).contains("ties are half wins");
        Path bad = table("left,right,winner,annotator", "a,b,both_bad,p", "a,b,both_bad,q");
        assertThat(run("rank", bad.toString(), "--weigh-annotators")).isOne();
    }

    /** Twelve people, two hundred votes each; the first four vote at random, the last one is drawn to the left. */
    private Path carelessAmongCareful() throws IOException {
        SeededDraws draws = new SeededDraws(3);
        double[] strengths = {1.2, 0.4, -0.4, -1.2};
        StringBuilder rows = new StringBuilder("left,right,winner,annotator\n");
        for (int vote = 0; vote < 2400; vote++) {
            int person = vote % 12;
            int left = draws.below(4);
            int right = (left + 1 + draws.below(3)) % 4;
            double odds = strengths[left] - strengths[right] + (person == 11 ? 1.5 : 0);
            double chance = person < 4 ? 0.5 : 1 / (1 + Math.exp(-odds));
            rows.append("m%d,m%d,%s,p%d\n".formatted(left, right, draws.uniform() < chance ? "left" : "right", person));
        }
        return Files.writeString(folder.resolve("people.csv"), rows);
    }

    private static double spread(JsonNode told) {
        JsonNode items = told.get("items");
        return items.get(0).get("rating").asDouble()
                - items.get(items.size() - 1).get("rating").asDouble();
    }

    @Test
    void covariatesGiveRatingsAtEqualStyle() throws IOException {
        StringBuilder rows = new StringBuilder("left,right,winner,x_length\n");
        for (int i = 0; i < 400; i++) {
            // b always writes more and wins by that alone: at equal length the two are alike.
            boolean longer = i % 2 == 0;
            String winner = i % 10 < 7 ? longer ? "left" : "right" : longer ? "right" : "left";
            rows.append(i % 4 < 2 ? "a,b," : "b,a,").append(winner).append(longer ? ",1\n" : ",-1\n");
        }
        JsonNode told = json(
                "rank", Files.writeString(folder.resolve("style.csv"), rows).toString());
        assertThat(told.get("effects").get(0).get("name").asString()).isEqualTo("x_length");
        assertThat(told.get("effects").get(0).get("gamma").asDouble()).isCloseTo(Math.log(7.0 / 3), within(0.1));
        assertThat(told.get("intervals").asString()).isEqualTo("bootstrap of votes");
        String[] lines = rows.toString().split("\n");
        StringBuilder tasks = new StringBuilder(lines[0]).append(",task\n");
        for (int i = 1; i < lines.length; i++) {
            tasks.append(lines[i]).append(",t").append(i % 40).append('\n');
        }
        Path ofTasks = Files.writeString(folder.resolve("tasks.csv"), tasks);
        assertThat(json("rank", ofTasks.toString()).get("intervals").asString()).isEqualTo("bootstrap by task");
        assertThat(run("rank", folder.resolve("style.csv").toString(), "--ties", "davidson"))
                .isOne();
        assertThat(err.toString()).contains("ties are half wins");
    }

    @Test
    void namesBadVotesByLineAndExitsWithOne() throws IOException {
        Path votes = table(
                "left,right,winner,weight", "a,b,left,1", "a,a,tie,1", "a,b,maybe,1", "a,b,left,-2", "a,b,left,x");
        assertThat(run("rank", votes.toString(), "--json")).isOne();
        assertThat(err.toString()).contains("line 6: weight is no number: x", "Nothing was written.");
        Path others = table("left,right,winner,weight", "a,b,left,1", "a,a,tie,1", "a,b,maybe,1", "a,b,left,-2");
        assertThat(run("rank", others.toString())).isOne();
        assertThat(err.toString())
                .contains(
                        "line 3: a is compared with itself", "line 4: winner maybe is none of", "line 5: weight -2.0");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tellsAgreementWithReasonsWhereThereIsNone() throws IOException {
        Path codings = table(
                "unit,coder,value", "u1,a,1", "u1,b,1", "u2,a,2", "u2,b,2", "u3,a,1", "u3,b,2", "u4,a,2", "u4,c,2");
        JsonNode told = json("agreement", codings.toString());
        assertThat(told.get("percent").asDouble()).isCloseTo(0.75, within(1e-12));
        assertThat(told.get("cohen").isNull()).isTrue();
        assertThat(told.get("reasons").get("cohen").asString()).contains("exactly two coders, and there are 3");
        assertThat(told.get("intervals").get("alpha").get("high").asDouble()).isEqualTo(1);
    }

    @Test
    void twoCodersHaveTheirKappas() throws IOException {
        StringBuilder rows = new StringBuilder("unit,coder,value\n");
        String[] cells = {"yes,yes;20", "yes,no;5", "no,yes;10", "no,no;15"};
        int unit = 0;
        for (String cell : cells) {
            String[] halves = cell.split(";", -1);
            String[] values = halves[0].split(",", -1);
            for (int i = 0; i < Integer.parseInt(halves[1]); i++) {
                rows.append("u%d,a,%s\nu%d,b,%s\n".formatted(unit, values[0], unit, values[1]));
                unit++;
            }
        }
        JsonNode told = json(
                "agreement", Files.writeString(folder.resolve("two.csv"), rows).toString());
        assertThat(told.get("cohen").asDouble()).isCloseTo(0.4, within(1e-12));
        assertThat(told.get("scott").asDouble()).isCloseTo(0.195 / 0.495, within(1e-12));
    }

    @Test
    void wordsOnAnOrdinalLevelNeedTheirOrder() throws IOException {
        Path codings =
                table("unit,coder,value", "u1,a,bad", "u1,b,fair", "u2,a,good", "u2,b,good", "u3,a,bad", "u3,b,bad");
        assertThat(run("agreement", codings.toString(), "--level", "ordinal")).isOne();
        assertThat(err.toString()).contains("--categories");
        JsonNode told = json("agreement", codings.toString(), "--level", "ordinal", "--categories", "bad,fair,good");
        assertThat(told.get("alpha").asDouble()).isBetween(0.5, 1.0);
        assertThat(run("agreement", codings.toString(), "--level", "interval")).isOne();
        assertThat(err.toString()).contains("line 2: value bad is no number");
    }

    @Test
    void secondCodingsAndSecondVotesAreNamed() throws IOException {
        Path codings = table("unit,coder,value", "u1,a,1", "u1,a,2");
        assertThat(run("agreement", codings.toString())).isOne();
        assertThat(err.toString()).contains("line 3: a gave u1 a second value");
        Path votes = table("item,voter,label", "i1,a,1", "i1,a,0", "i2,b,7");
        assertThat(run("label", votes.toString(), "--kind", "people", "--classes", "2"))
                .isOne();
        assertThat(err.toString()).contains("line 3: a votes a second time on i1", "line 4: label 7 is none of the 2");
    }

    @Test
    void labelsItemsOfPeopleAndOfFunctionsAndNeverGuessesWhich() throws IOException {
        StringBuilder rows = new StringBuilder("item,voter,label\n");
        for (int item = 0; item < 60; item++) {
            for (int voter = 0; voter < 5; voter++) {
                boolean right = voter < 4 || item % 2 == 0;
                rows.append("i%d,v%d,%s\n".formatted(item, voter, (item % 3 == 0) == right ? "spam" : "ham"));
            }
        }
        Path votes = Files.writeString(folder.resolve("votes.csv"), rows);
        for (String kind : new String[] {"people", "functions"}) {
            Path items = folder.resolve(kind + ".csv");
            JsonNode told = json("label", votes.toString(), "--kind", kind, "--out", items.toString());
            assertThat(told.get("voters").get(0).get("accuracy").asDouble())
                    .isGreaterThan(told.get("voters").get(4).get("accuracy").asDouble());
            JsonNode calibration = told.get("calibration");
            assertThat(calibration.get("expected_error").isNull()).isEqualTo(kind.equals("functions"));
            assertThat(calibration.has("reason")).isEqualTo(kind.equals("functions"));
            try (Stream<String> lines = Files.lines(items)) {
                assertThat(lines)
                        .hasSize(61)
                        .startsWith("item,label,p_ham,p_spam")
                        .anyMatch(l -> l.startsWith("i0,spam,"));
            }
        }
        assertThat(run("label", votes.toString())).isEqualTo(2);
        assertThat(run("label", votes.toString(), "--kind", "robots")).isOne();
        assertThat(err.toString()).contains("say people or functions");
    }

    @Test
    void labelsItemsOnWhichNobodyVotedAsWell() throws IOException {
        Path votes = table("item,voter,label", "i1,a,1", "i1,b,1", "i2,a,0", "i3,b,", "i4,,");
        for (String kind : new String[] {"people", "functions"}) {
            assertThat(run("label", votes.toString(), "--kind", kind)).isZero();
            assertThat(out.toString()).contains("\ni1,1,", "\ni3,", "\ni4,").doesNotContain("\n,");
        }
        Path nobody = table("item,voter,label", "i1,a,1", "i1,,0");
        assertThat(run("label", nobody.toString(), "--kind", "people")).isOne();
        assertThat(err.toString()).contains("line 3: a label of nobody: voter is empty");
    }

    @Test
    void checksLabelsAgainstKnownClasses() throws IOException {
        Path votes = table("item,voter,label", "i1,a,1", "i1,b,1", "i2,a,0", "i2,b,0", "i3,a,1");
        Path known = Files.writeString(folder.resolve("known.csv"), "item,label\ni1,1\ni2,1\n");
        JsonNode told = json("label", votes.toString(), "--kind", "functions", "--known", known.toString())
                .get("calibration");
        assertThat(told.get("of").asString()).isEqualTo("known classes");
        assertThat(told.get("items").asInt()).isEqualTo(2);
        assertThat(told.get("accuracy").asDouble()).isEqualTo(0.5);
        assertThat(told.get("expected_error").asDouble()).isBetween(0.0, 1.0);

        Files.writeString(known, "item,label\ni1,1\ni9,1\ni2,7\ni1,0\n");
        assertThat(run("label", votes.toString(), "--kind", "functions", "--known", known.toString()))
                .isOne();
        assertThat(err.toString())
                .contains(
                        "line 3: the votes have no item i9",
                        "line 4: label 7 is none of",
                        "line 5: i1 has a second class");
    }

    @Test
    void plansTasksAndDollars() throws IOException {
        JsonNode told = json("plan", "--win-rate", "0.55", "--ties", "0.2", "--power", "0.9", "--cost", "280");
        assertThat(told.get("tasks").asLong()).isBetween(1_310L, 1_350L);
        assertThat(told.get("dollars").asLong())
                .isEqualTo(280 * told.get("tasks").asLong());
        assertThat(told.get("power").asDouble()).isBetween(0.9, 0.91);
        assertThat(run("plan", "--win-rate", "0.5")).isOne();
        assertThat(err.toString()).contains("no number of tasks shows a difference");
    }

    @Test
    void drawsWhatItFound() throws IOException {
        Path votes = table("left,right,winner", "<b>,b,left;3", "<b>,b,right;2");
        Path svg = folder.resolve("ranking.svg");
        assertThat(run("rank", votes.toString(), "--svg", svg.toString())).isZero();
        assertThat(svg).content().startsWith("<svg").contains("&lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThat(run("rank", folder.resolve("none.csv").toString())).isOne();
        assertThat(err.toString()).contains("There is no file", "none.csv");
    }

    private static double width(JsonNode told) {
        JsonNode item = told.get("items").get(0);
        return item.get("high").asDouble() - item.get("low").asDouble();
    }

    /** Rows; {@code ;n} at the end of one stands for n of it. */
    private Path table(String... rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String row : rows) {
            int at = row.indexOf(';');
            int times = at < 0 ? 1 : Integer.parseInt(row.substring(at + 1));
            text.append(((at < 0 ? row : row.substring(0, at)) + "\n").repeat(times));
        }
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    private JsonNode json(String... arguments) {
        out.getBuffer().setLength(0);
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
        assertThat(run(all)).as(err.toString()).isZero();
        JsonNode told = new JsonMapper().readTree(out.toString());
        out.getBuffer().setLength(0);
        return told;
    }

    private int run(String... arguments) {
        CommandLine marlin = MarlinCommand.line();
        marlin.setOut(new PrintWriter(out));
        marlin.setErr(new PrintWriter(err));
        return marlin.execute(
                Stream.concat(Stream.of("stats"), Stream.of(arguments)).toArray(String[]::new));
    }
}
