package dev.marlin.web.reviews;

import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Overall;
import dev.marlin.reviews.Opinion;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.SubmissionView.Voice;
import dev.marlin.reviews.consensus.DisagreementRule;
import dev.marlin.reviews.consensus.PanelFinding;
import dev.marlin.rubrics.RubricVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What people say of one round, person by axis, the widest gap first.
 *
 * @param people in the order of the columns
 */
public record Matrix(List<SubmissionView.Speaker> people, List<Line> lines) {
    private static final int FIRST = 20;
    private static final int STEP = 30;

    public Matrix {
        people = List.copyOf(people);
        lines = List.copyOf(lines);
    }

    /** Colors and words of a cell: {@code A 2}, {@code =}, {@code n/a}. */
    public record Cell(String text, String style) {}

    /** One or more people at one step of the strip; measures in the strip's own units, 220 by 24. */
    public record Dot(int center, int left, int width, String marks) {}

    /**
     * One axis, or the overall answer.
     *
     * @param gap steps between the two that are furthest apart; empty when fewer than two gave a step
     */
    public record Line(String title, List<Cell> cells, List<Dot> dots, OptionalInt gap, State state) {
        public Line {
            cells = List.copyOf(cells);
            dots = List.copyOf(dots);
        }
    }

    /** How far apart people are. */
    public enum State {
        DISPUTE("in dispute", "status-bad", "cross"),
        APART("apart", "status-warn", "wave"),
        AGREED("agreed", "status-good", "check");

        private final String words;
        private final String style;
        private final String icon;

        State(String words, String style, String icon) {
            this.words = words;
            this.style = style;
            this.icon = icon;
        }

        public String words() {
            return words;
        }

        public String style() {
            return style;
        }

        public String icon() {
            return icon;
        }
    }

    /** The round's matrix; axes in the rubric's order where gaps are equal, the overall answer last. */
    static Matrix of(RubricVersion rubric, List<Voice> voices) {
        List<Line> lines = new ArrayList<>();
        for (RubricVersion.Axis axis : rubric.axes()) {
            lines.add(axis(axis, voices));
        }
        lines.sort(Comparator.comparingInt((Line line) -> line.gap().orElse(-1)).reversed());
        lines.add(overall(voices));
        return new Matrix(voices.stream().map(Voice::speaker).toList(), lines);
    }

    /** What a rule found, in a sentence: support, the chance that a fresh panel would say the same, what follows. */
    public static String finding(PanelFinding found) {
        String outcome = switch (found.outcome()) {
            case AGREED -> "agreed";
            case CHANGES -> "changes asked for";
            case DISPUTED -> "in dispute";
        };
        return String.format(
                Locale.ROOT,
                "%.2f of %d stand behind the expert, a fresh panel would with %.0f %%; the rule was that %s: %s.",
                found.figures().support(),
                found.figures().panel(),
                100 * found.figures().stability(),
                found.rule().words(),
                outcome);
    }

    private static Line axis(RubricVersion.Axis axis, List<Voice> voices) {
        List<AxisScore> scores = voices.stream()
                .map(voice -> voice.opinion().axes().getOrDefault(axis.key(), new AxisScore.NotApplicable()))
                .toList();
        OptionalInt gap = DisagreementRule.gap(scores);
        boolean dispute = gap.isPresent() && gap.getAsInt() >= DisagreementRule.STANDARD.axisGap();
        return new Line(
                axis.title(),
                scores.stream().map(Matrix::cell).toList(),
                dots(voices, scores),
                gap,
                state(dispute, gap.orElse(0)));
    }

    private static Line overall(List<Voice> voices) {
        List<AxisScore> scores = voices.stream().map(Matrix::step).toList();
        boolean dispute = new HashSet<>(voices.stream()
                                .map(voice -> voice.opinion().overall().preferred())
                                .toList())
                        .size()
                > 1;
        OptionalInt gap = DisagreementRule.gap(scores);
        return new Line(
                "Overall",
                voices.stream().map(voice -> cell(voice.opinion())).toList(),
                dots(voices, scores),
                gap,
                state(dispute, gap.orElse(0)));
    }

    private static State state(boolean dispute, int gap) {
        if (dispute) {
            return State.DISPUTE;
        }
        return gap > 0 ? State.APART : State.AGREED;
    }

    /** The overall answer on the seven steps; both bad has no place among them. */
    private static AxisScore step(Voice voice) {
        Overall overall = voice.opinion().overall();
        return overall == Overall.BOTH_BAD ? new AxisScore.NotApplicable() : step(overall);
    }

    /** The overall answer as a cell. */
    public static Cell cell(Opinion opinion) {
        return opinion.overall() == Overall.BOTH_BAD
                ? new Cell("both bad", "lean lean-eq")
                : cell(step(opinion.overall()));
    }

    private static AxisScore step(Overall overall) {
        int lean = overall.preferred()
                .map(side -> switch (side) {
                    case A -> -overall.strength();
                    case B -> overall.strength();
                })
                .orElse(0);
        return new AxisScore.Step(4 + lean);
    }

    static Cell cell(AxisScore score) {
        return switch (score) {
            case AxisScore.NotApplicable none -> new Cell("n/a", "lean");
            case AxisScore.Step step -> {
                int lean = step.value() - 4;
                if (lean == 0) {
                    yield new Cell("=", "lean lean-eq");
                }
                String side = lean < 0 ? "a" : "b";
                int strength = Math.abs(lean);
                yield new Cell((lean < 0 ? "A " : "B ") + strength, "lean lean-" + side + strength);
            }
        };
    }

    private static List<Dot> dots(List<Voice> voices, List<AxisScore> scores) {
        Map<Integer, List<String>> marks = new TreeMap<>();
        for (int i = 0; i < voices.size(); i++) {
            if (scores.get(i) instanceof AxisScore.Step step) {
                marks.computeIfAbsent(step.value(), none -> new ArrayList<>())
                        .add(voices.get(i).speaker().mark());
            }
        }
        List<Dot> dots = new ArrayList<>();
        marks.forEach((step, people) -> {
            int center = FIRST + STEP * (step - 1);
            int width = 10 + 8 * people.size();
            dots.add(new Dot(center, center - width / 2, width, String.join(" ", people)));
        });
        return dots;
    }
}
