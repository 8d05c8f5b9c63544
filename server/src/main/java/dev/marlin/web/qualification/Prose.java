package dev.marlin.web.qualification;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small Markdown as markup: paragraphs, lists with {@code -}, fenced code, {@code `code`}, {@code **strong**}, {@code *em*}.
 * Everything else stands as it was written, and every text goes through the engine's escaping: no link, image or tag of an
 * author can reach the page.
 */
public final class Prose implements Content {
    private static final Pattern MARK = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\*([^*\\s][^*]*)\\*");

    private final String markdown;

    private Prose(String markdown) {
        this.markdown = markdown;
    }

    public static Prose of(String markdown) {
        return new Prose(markdown);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        String[] parts = markdown.split("(?m)^```.*$", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                output.writeContent("<pre class=\"log\" tabindex=\"0\">");
                output.writeUserContent(parts[i].strip());
                output.writeContent("</pre>");
            } else {
                for (String block : parts[i].strip().split("\\n\\s*\\n", -1)) {
                    block(output, block.strip());
                }
            }
        }
    }

    private static void block(TemplateOutput output, String block) {
        if (block.isEmpty()) {
            return;
        }
        boolean list = block.lines().allMatch(line -> line.startsWith("- "));
        output.writeContent(list ? "<ul>" : "<p>");
        if (list) {
            block.lines().forEach(line -> {
                output.writeContent("<li>");
                line(output, line.substring(2));
                output.writeContent("</li>");
            });
        } else {
            line(output, block);
        }
        output.writeContent(list ? "</ul>" : "</p>");
    }

    private static void line(TemplateOutput output, String text) {
        Matcher mark = MARK.matcher(text);
        int at = 0;
        while (mark.find()) {
            output.writeUserContent(text.substring(at, mark.start()));
            if (mark.group(1) != null) {
                tag(output, "code", mark.group(1));
            } else if (mark.group(2) != null) {
                tag(output, "strong", mark.group(2));
            } else {
                tag(output, "em", mark.group(3));
            }
            at = mark.end();
        }
        output.writeUserContent(text.substring(at));
    }

    private static void tag(TemplateOutput output, String tag, String text) {
        output.writeContent("<" + tag + ">");
        output.writeUserContent(text);
        output.writeContent("</" + tag + ">");
    }
}
