package dev.marlin.web.identity;

import dev.marlin.identity.PasswordSignIn;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.identity.SourceSettings;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import dev.marlin.web.ui.UiSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in and sign-out. */
@Controller
class SignInController {
    private final PasswordSignIn signIn;
    private final People people;
    private final UiSettings settings;
    private final SourceSettings sources;
    private final SessionStart sessions;

    SignInController(
            PasswordSignIn signIn, People people, UiSettings settings, SourceSettings sources, SessionStart sessions) {
        this.signIn = signIn;
        this.people = people;
        this.settings = settings;
        this.sources = sources;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    SignInPage form(@RequestParam(defaultValue = "/") String from, HttpServletRequest request) {
        return page(from, "", false, request);
    }

    @PostMapping("/sign-in")
    Answer signIn(
            @RequestParam String login,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!sources.passwords()) {
            throw MarlinException.notFound("Sign-in by password");
        }
        Optional<PersonId> person = signIn.attempt(login, password);
        if (person.isEmpty()) {
            return Answer.show(page(from, login, true, request));
        }
        sessions.begin(person.get(), request, response);
        return Answer.go(SessionStart.inside(from));
    }

    @PostMapping("/sign-in/demo")
    Redirect demo(
            @RequestParam String login,
            @RequestParam(defaultValue = "/") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = people.findByLogin(login)
                .filter(found -> demoAllowed(request) && !found.suspended())
                .orElseThrow(() -> MarlinException.notFound("That person"));
        sessions.begin(person.id(), request, response);
        return Redirect.to(SessionStart.inside(from));
    }

    @PostMapping("/sign-out")
    Redirect signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return Redirect.to("/sign-in");
    }

    private SignInPage page(String from, String login, boolean failed, HttpServletRequest request) {
        List<SignInPage.Button> buttons = sources.providers().stream()
                .map(provider -> new SignInPage.Button(provider.key(), provider.title()))
                .toList();
        return new SignInPage(
                SessionStart.inside(from),
                new SignInPage.Ways(buttons, sources.passwords()),
                login,
                failed,
                demoPeople(request));
    }

    private List<SignInPage.DemoPerson> demoPeople(HttpServletRequest request) {
        if (!demoAllowed(request)) {
            return List.of();
        }
        return people.all().stream()
                .filter(person -> !person.suspended())
                .map(person -> new SignInPage.DemoPerson(
                        person.login(),
                        person.displayName(),
                        person.roles().stream().sorted().map(Role::key).collect(Collectors.joining(", "))))
                .toList();
    }

    private boolean demoAllowed(HttpServletRequest request) {
        try {
            return settings.demo()
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
