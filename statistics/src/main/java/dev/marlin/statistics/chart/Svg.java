package dev.marlin.statistics.chart;

import java.util.Locale;

/** One picture under way. */
final class Svg {
    private static final String STYLE = """
            text{font:13px system-ui,sans-serif;fill:#1f2328}.quiet{fill:#59636e}.grid{stroke:#d1d9e0;stroke-width:1}\
            .mark{stroke:#0969da;fill:#0969da;stroke-width:2}.line{stroke:#0969da;fill:none;stroke-width:2}\
            .other{stroke:#9a6700;fill:none;stroke-width:2;stroke-dasharray:6 4}.paper{fill:#fff}\
            @media(prefers-color-scheme:dark){text{fill:#f0f6fc}.quiet{fill:#9198a1}.grid{stroke:#3d444d}\
            .mark{stroke:#4493f8;fill:#4493f8}.line{stroke:#4493f8}.other{stroke:#d29922}.paper{fill:#0d1117}}""";

    private final StringBuilder text = new StringBuilder();

    Svg(String title, int width, int height) {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + width + " " + height
                + "\" width=\"" + width + "\" height=\"" + height + "\">");
        text.append("<title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style>");
        add("<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\"/>");
        text(12, 22, "start", "", title);
    }

    Svg line(String kind, double x1, double y1, double x2, double y2) {
        return add("<line class=\"" + kind + "\" x1=\"" + place(x1) + "\" y1=\"" + place(y1) + "\" x2=\"" + place(x2)
                + "\" y2=\"" + place(y2) + "\"/>");
    }

    Svg dot(double x, double y) {
        return add("<circle class=\"mark\" cx=\"" + place(x) + "\" cy=\"" + place(y) + "\" r=\"4\"/>");
    }

    Svg curve(String kind, double[] xs, double[] ys) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            path.append(i == 0 ? 'M' : 'L').append(place(xs[i])).append(' ').append(place(ys[i]));
        }
        return add("<path class=\"" + kind + "\" d=\"" + path + "\"/>");
    }

    Svg text(double x, double y, String anchor, String kind, String what) {
        return add("<text class=\"" + kind + "\" x=\"" + place(x) + "\" y=\"" + place(y) + "\" text-anchor=\"" + anchor
                + "\">" + escaped(what) + "</text>");
    }

    private Svg add(String element) {
        text.append(element).append('\n');
        return this;
    }

    private static String place(double units) {
        return String.format(Locale.ROOT, "%.1f", units);
    }

    String end() {
        return text + "</svg>\n";
    }

    /** Text that a reader of XML takes for text: markup escaped, what XML 1.0 may not hold replaced. */
    static String escaped(String raw) {
        StringBuilder safe = new StringBuilder();
        raw.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF && !Character.isISOControl(c);
    }
}
