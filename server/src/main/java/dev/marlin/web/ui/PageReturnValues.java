package dev.marlin.web.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets controllers return page records and redirects. */
final class PageReturnValues implements HandlerMethodReturnValueHandler {
    private final PageRenderer renderer;

    PageReturnValues(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return PageView.class.isAssignableFrom(type.getParameterType())
                || Redirect.class.isAssignableFrom(type.getParameterType())
                || Answer.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        switch (Objects.requireNonNull(value, "a controller returned nothing")) {
            case Redirect redirect -> redirect(redirect, response);
            case PageView page -> renderer.render(page, request, response);
            case Answer.Show show -> renderer.render(show.page(), request, response);
            case Answer.Go go -> redirect(go.redirect(), response);
            default -> throw new IllegalStateException("a controller returned " + value);
        }
    }

    private static void redirect(Redirect redirect, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", redirect.path());
    }
}
