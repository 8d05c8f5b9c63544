package dev.marlin.web.identity;

import dev.marlin.identity.PasswordSignIn;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.gate.SignedIn;
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
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
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
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignInController(PasswordSignIn signIn, People people, UiSettings settings) {
        this.signIn = signIn;
        this.people = people;
        this.settings = settings;
    }

    @GetMapping("/sign-in")
    SignInPage form(@RequestParam(defaultValue = "/") String from, HttpServletRequest request) {
        return new SignInPage(inside(from), "", false, demoPeople(request));
    }

    @PostMapping("/sign-in")
    Answer signIn(
            @RequestParam String login,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<PersonId> person = signIn.attempt(login, password);
        if (person.isEmpty()) {
            return Answer.show(new SignInPage(inside(from), login, true, demoPeople(request)));
        }
        begin(person.get(), request, response);
        return Answer.go(inside(from));
    }

    @PostMapping("/sign-in/demo")
    Redirect demo(
            @RequestParam String login,
            @RequestParam(defaultValue = "/") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = people.findByLogin(login)
                .filter(found -> demoAllowed(request))
                .orElseThrow(() -> MarlinException.notFound("That person"));
        begin(person.id(), request, response);
        return Redirect.to(inside(from));
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

    /** A new session for every sign-in, so that a planted session id is worth nothing. */
    private void begin(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(person, true));
        SecurityContextHolder.setContext(context);
        request.getSession(true);
        contexts.saveContext(context, request, response);
    }

    private List<SignInPage.DemoPerson> demoPeople(HttpServletRequest request) {
        if (!demoAllowed(request)) {
            return List.of();
        }
        return people.all().stream()
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

    /** Only paths of this installation: an address from outside leads home. */
    private static String inside(String from) {
        boolean path = from.startsWith("/") && !from.startsWith("//") && !from.contains("\\");
        return path && from.chars().noneMatch(c -> c < 0x20) ? from : "/";
    }
}
