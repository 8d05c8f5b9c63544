package dev.marlin.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.statistics.chart.CurvePlot.Points;
import dev.marlin.statistics.chart.DotPlot.Row;
import dev.marlin.statistics.chart.SeriesPlot.Series;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {

    @Test
    void everyRowHasItsNameItsBarAndItsDotInOrder() throws Exception {
        Element svg = parsed(
                new DotPlot("Ratings", "Elo", List.of(new Row("first", 90, 100, 120), new Row("second", -20, -10, 0)))
                        .svg());
        NodeList dots = svg.getElementsByTagName("circle");
        assertThat(dots.getLength()).isEqualTo(2);
        double first = Double.parseDouble(((Element) dots.item(0)).getAttribute("cx"));
        double second = Double.parseDouble(((Element) dots.item(1)).getAttribute("cx"));
        assertThat(first).isGreaterThan(second);
        assertThat(svg.getTextContent()).contains("Ratings", "first", "second", "Elo", "\u2212");
    }

    @Test
    void namesAreOnlyEverText() throws Exception {
        String name = "<script>alert('\"&')</script>\u0000\u001b\uD800";
        Element svg = parsed(new DotPlot(name, name, List.of(new Row(name, 0, 0, 0))).svg());
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).startsWith("<script>alert('\"&')");
    }

    @Test
    void longNamesAreCutAndOddNumbersKeepTheirRoom() throws Exception {
        String svg = new DotPlot("t", "u", List.of(new Row("n".repeat(500), 1e-9, 2e-9, 3e-9))).svg();
        assertThat(svg)
                .contains("n".repeat(31) + "\u2026")
                .doesNotContain("n".repeat(32))
                .doesNotContain("NaN");
        assertThat(parsed(new DotPlot("t", "u", List.of(new Row("same", 7, 7, 7))).svg()))
                .isNotNull();
    }

    @Test
    void aCurveIsDrawnBesideItsReference() throws Exception {
        Points curve = new Points(new double[] {0, 1, 2}, new double[] {0.2, 0.5, 0.9});
        Element svg = parsed(new CurvePlot(
                        "Power", "tasks", "chance", curve, new Points(new double[] {0, 2}, new double[] {0, 1}))
                .svg());
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(2);
        assertThat(parsed(new CurvePlot("Power", "", "", curve, Points.NONE).svg())
                        .getElementsByTagName("path")
                        .getLength())
                .isOne();
    }

    @Test
    void seriesAreNamedAndToldApartWithoutColor() throws Exception {
        Points points = new Points(new double[] {0, 1, 2}, new double[] {1, 2, 4});
        SeriesPlot plot = new SeriesPlot(
                "t",
                "x",
                "y",
                List.of(
                        Series.curve("goal", Ink.GUIDE, Points.level(0, 2, 3)),
                        Series.curve("first", Ink.FIRST, points),
                        Series.dots("second", Ink.SECOND, points)));
        Element svg = parsed(plot.svg());
        assertThat(svg.getTextContent()).contains("goal", "first", "second");
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(2);
        // Three points each, and one in the legend.
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(7);
        assertThat(plot.svg()).contains("path.second,line.second:not(.bar){stroke-dasharray");
        assertThatThrownBy(() -> new SeriesPlot("t", "x", "y", List.of())).hasMessageContaining("nothing to draw");
    }

    @Test
    void estimatesOfOneThingStandBelowEachOther() throws Exception {
        Element svg = parsed(new ComparedDotPlot(
                        "t", "u", List.of("old", "new"), List.of(List.of(new Row("a", 0, 1, 2), new Row("a", 1, 2, 3))))
                .svg());
        NodeList dots = svg.getElementsByTagName("circle");
        assertThat(dots.getLength()).isEqualTo(4);
        assertThat(Double.parseDouble(((Element) dots.item(3)).getAttribute("cy")))
                .isGreaterThan(Double.parseDouble(((Element) dots.item(2)).getAttribute("cy")));
        assertThatThrownBy(
                        () -> new ComparedDotPlot("t", "u", List.of("a", "b"), List.of(List.of(new Row("a", 0, 1, 2)))))
                .hasMessageContaining("as many estimates");
    }

    @Test
    void ticksAreRoundAndFew() {
        assertThat(new Axis(-0.3, 0.91, 0, 100).ticks()).hasSizeBetween(3, 8).contains(0.0);
        assertThat(new Axis(812, 1_390, 0, 100).ticks()).containsExactly(900.0, 1_000.0, 1_100.0, 1_200.0, 1_300.0);
        assertThat(Axis.label(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Axis.label(-1_500_000)).isEqualTo("\u22121500000");
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> new DotPlot("t", "u", List.of())).hasMessageContaining("nothing to draw");
        assertThatThrownBy(() -> new Row("a", 1, 0, 2)).hasMessageContaining("not within");
        assertThatThrownBy(() -> new Row("a", 0, 0, Double.POSITIVE_INFINITY)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new Points(new double[1], new double[2])).isInstanceOf(RuntimeException.class);
    }

    private static Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
