package dev.marlin.web.identity;

import dev.marlin.kernel.PersonId;
import dev.marlin.web.gate.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The begin of a session: a new one for every sign-in, so that a planted session id is worth nothing. */
@Component
class SessionStart {
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    void begin(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SignedIn.by(person));
        SecurityContextHolder.setContext(context);
        request.getSession(true);
        contexts.saveContext(context, request, response);
    }

    /** Only paths of this installation: an address from outside leads home. */
    static String inside(String from) {
        boolean path = from.startsWith("/") && !from.startsWith("//") && !from.contains("\\");
        return path && from.chars().noneMatch(c -> c < 0x20) ? from : "/";
    }
}
