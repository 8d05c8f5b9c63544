package dev.marlin.web.ui;

import dev.marlin.kernel.MarlinException;
import dev.marlin.web.gate.ProblemPages;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Renders refusals in the common layout. */
@Component
class ProblemRenderer implements ProblemPages {
    private final TemplateEngine templates;
    private final Shells shells;

    ProblemRenderer(TemplateEngine templates, Shells shells) {
        this.templates = templates;
        this.shells = shells;
    }

    @Override
    public String render(HttpServletRequest request, MarlinException refusal, String correlation) {
        StringOutput html = new StringOutput();
        templates.render(
                PageRenderer.template(ProblemPage.class),
                Map.of("page", new ProblemPage(refusal, correlation), "shell", shells.of(request)),
                html);
        return html.toString();
    }
}
