package dev.marlin.web.gate;

import dev.marlin.identity.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the gate found out about a request, for everybody behind it. */
public final class RequestIdentity {
    private static final String VISITOR = RequestIdentity.class.getName() + ".visitor";
    private static final String ROUTE = RequestIdentity.class.getName() + ".route";

    private RequestIdentity() {}

    /** The signed-in person, if anybody is. */
    public static Optional<Visitor> visitor(HttpServletRequest request) {
        return Optional.ofNullable((Visitor) request.getAttribute(VISITOR));
    }

    /** Method and pattern of the row that let it in: {@code POST /tasks/{task}/claim}. */
    public static String route(HttpServletRequest request) {
        return request.getAttribute(ROUTE) instanceof String route ? route : request.getMethod();
    }

    static void admit(HttpServletRequest request, Optional<Visitor> visitor, String route) {
        visitor.ifPresent(person -> request.setAttribute(VISITOR, person));
        request.setAttribute(ROUTE, route);
    }
}
