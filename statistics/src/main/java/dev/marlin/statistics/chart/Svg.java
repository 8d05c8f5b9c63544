package dev.marlin.statistics.chart;

import java.util.Locale;

/** One picture under way. */
final class Svg {
    private static final String STYLE = """
            text{font:13px system-ui,sans-serif;fill:#1f2328}.quiet{fill:#59636e}.grid{stroke:#d1d9e0;stroke-width:1}\
            .guide{stroke:#59636e;fill:none;stroke-width:1}.paper{fill:#fff}\
            .first,.second,.third{fill:none;stroke-width:2}.first{stroke:#0969da}\
            .second{stroke:#9a6700}.third{stroke:#1a7f37}path.second,line.second:not(.bar){stroke-dasharray:6 4}\
            path.third,line.third:not(.bar){stroke-dasharray:2 3}circle.first{fill:#0969da}circle.second{fill:#fff}\
            circle.third{fill:#1a7f37}\
            @media(prefers-color-scheme:dark){text{fill:#f0f6fc}.quiet{fill:#9198a1}.grid{stroke:#3d444d}\
            .guide{stroke:#9198a1}.paper{fill:#0d1117}.first{stroke:#4493f8}.second{stroke:#d29922}\
            .third{stroke:#3fb950}circle.first{fill:#4493f8}circle.second{fill:#0d1117}circle.third{fill:#3fb950}}""";

    private static final int LETTER = 7;

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

    Svg dot(Ink ink, double x, double y) {
        return add("<circle class=\"" + ink.kind() + "\" cx=\"" + place(x) + "\" cy=\"" + place(y) + "\" r=\"4\"/>");
    }

    /** A dot of this ink with its name, from the left; answers where the next one may begin. */
    double named(Ink ink, boolean isLine, double x, double y, String name) {
        if (isLine) {
            line(ink.kind(), x, y, x + 28, y);
        } else {
            dot(ink, x + 14, y);
        }
        text(x + 36, y + 4, "start", "quiet", name);
        return x + 36 + LETTER * name.length() + 20;
    }

    Svg curve(Ink ink, double[] xs, double[] ys) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            path.append(i == 0 ? 'M' : 'L').append(place(xs[i])).append(' ').append(place(ys[i]));
        }
        return add("<path class=\"" + ink.kind() + "\" d=\"" + path + "\"/>");
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
