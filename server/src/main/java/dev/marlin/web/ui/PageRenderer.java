package dev.marlin.web.ui;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Renders page records by the template of the same name. */
@Component
class PageRenderer {
    private final TemplateEngine templates;
    private final Shells shells;

    PageRenderer(TemplateEngine templates, Shells shells) {
        this.templates = templates;
        this.shells = shells;
    }

    void render(PageView page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Utf8ByteOutput html = render(page, shells.of(request));
        response.setStatus(page.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }

    Utf8ByteOutput render(PageView page, Shell shell) {
        Utf8ByteOutput html = new Utf8ByteOutput();
        templates.render(template(page.getClass()), Map.of("page", page, "shell", shell), html);
        return html;
    }

    /** {@code dev.marlin.web.comparisons.BlindPage} to {@code comparisons/blind.jte}. */
    static String template(Class<?> page) {
        String name = page.getSimpleName();
        if (!name.endsWith("Page")) {
            throw new IllegalArgumentException("a page record is called …Page: " + page);
        }
        String packageName = page.getPackageName();
        String folder = packageName.substring(packageName.lastIndexOf('.') + 1);
        String file = name.substring(0, name.length() - "Page".length())
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
        return folder + "/" + file + ".jte";
    }
}
