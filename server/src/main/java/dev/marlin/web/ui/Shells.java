package dev.marlin.web.ui;

import dev.marlin.attention.Attention;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.web.gate.RequestIdentity;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the shell of a request. */
@Component
class Shells {
    private static final Set<String> THEMES = Set.of("light", "dark");

    private final Navigation navigation;
    private final Attention attention;
    private final UiSettings settings;

    Shells(Navigation navigation, Attention attention, UiSettings settings) {
        this.navigation = navigation;
        this.attention = attention;
        this.settings = settings;
    }

    Shell of(HttpServletRequest request) {
        Optional<Visitor> visitor = RequestIdentity.visitor(request);
        return new Shell(
                visitor,
                visitor.map(navigation::of).orElse(List.of()),
                path -> navigation.allows(path, visitor),
                visitor.map(person -> attention.of(person.id()).size()).orElse(0),
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "",
                cookie(request, "marlin-theme").filter(THEMES::contains).orElse("system"),
                cookie(request, "marlin-keys").filter("off"::equals).isEmpty(),
                settings.demo(),
                settings.bare() && visitor.filter(Shells::seesAgents).isPresent());
    }

    private static boolean seesAgents(Visitor visitor) {
        return visitor.roles().stream().anyMatch(Role::seesAgents);
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
