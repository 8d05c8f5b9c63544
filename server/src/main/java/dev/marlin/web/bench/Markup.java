package dev.marlin.web.bench;

import dev.marlin.diffs.HiddenCharacters;
import dev.marlin.diffs.Row;
import dev.marlin.diffs.Span;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;

/**
 * Spans as markup. Written in code and not as a template, because white space between spans is text here, and because a
 * page holds thousands of them. Every text goes through the engine's escaping.
 */
public final class Markup implements Content {
    private final List<Span> spans;
    private final String mark;
    private final int cut;
    private final boolean lacksNewline;

    private Markup(List<Span> spans, String mark, int cut, boolean lacksNewline) {
        this.spans = List.copyOf(spans);
        this.mark = mark;
        this.cut = cut;
        this.lacksNewline = lacksNewline;
    }

    /** A text that is no line of a diff. */
    public static Markup of(List<Span> spans) {
        return new Markup(spans, "ins", 0, false);
    }

    /** The code of a row: changed words as {@code del} in removed lines, else as {@code ins}. */
    public static Markup of(Row row) {
        return new Markup(row.spans(), row.kind() == Row.Kind.REMOVED ? "del" : "ins", row.cut(), row.lacksNewline());
    }

    @Override
    public void writeTo(TemplateOutput output) {
        boolean open = false;
        for (Span span : spans) {
            if (span.changed() != open) {
                output.writeContent(open ? "</" + mark + ">" : "<" + mark + ">");
                open = span.changed();
            }
            write(output, span);
        }
        if (open) {
            output.writeContent("</" + mark + ">");
        }
        if (cut > 0) {
            end(output, cut + " more characters; the text has them all");
        }
        if (lacksNewline) {
            end(output, "no newline at end of file");
        }
    }

    private static void write(TemplateOutput output, Span span) {
        if (span.hidden()) {
            output.writeContent("<span class=\"hidden-char\" title=\"hidden character: ");
            output.writeUserContent(HiddenCharacters.name(span.text()));
            output.writeContent("\">");
            output.writeUserContent(span.text());
            output.writeContent("</span>");
        } else if (span.tone() == Span.Tone.PLAIN) {
            output.writeUserContent(span.text());
        } else {
            output.writeContent("<span class=\"" + span.tone().style() + "\">");
            output.writeUserContent(span.text());
            output.writeContent("</span>");
        }
    }

    private static void end(TemplateOutput output, String words) {
        output.writeContent("<span class=\"row-end\">");
        output.writeUserContent(words);
        output.writeContent("</span>");
    }
}
