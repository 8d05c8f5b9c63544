package dev.marlin.web.gate;

import dev.marlin.kernel.MarlinException;
import jakarta.servlet.http.HttpServletRequest;

/** Renders a refusal for people; {@code web.ui} does it in the common layout. */
public interface ProblemPages {
    /** A whole HTML page that says what failed, whether the work is safe, what to do. */
    String render(HttpServletRequest request, MarlinException refusal, String correlation);
}
