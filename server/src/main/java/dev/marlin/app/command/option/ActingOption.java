package dev.marlin.app.command.option;

import dev.marlin.app.server.RunningServer;
import dev.marlin.identity.AuthorizationTable;
import dev.marlin.identity.AuthorizationTable.Verdict;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Who acts. Whoever may read the data folder could do anything, so this is no lock: it keeps roles apart and gives the
 * audit log its name. The authorization table decides, by the route that does the same over HTTP.
 */
public final class ActingOption {
    @Option(
            names = "--as",
            paramLabel = "LOGIN",
            required = true,
            description = "Who acts; must have the role that the same act needs on the web. The audit log names them.")
    private String login;

    /**
     * The person, who may do what the route does.
     *
     * @throws MarlinException NOT_FOUND or FORBIDDEN
     */
    public PersonId allowed(RunningServer server, String method, String path) {
        Person person = server.bean(People.class)
                .findByLogin(login)
                .orElseThrow(() -> new MarlinException(
                        Problem.NOT_FOUND,
                        "Nobody has the login " + login
                                + ". Nothing was changed; marlin person makes accounts, and admins see them all."));
        if (person.suspended()) {
            throw MarlinException.forbidden(login + " is suspended. Nothing was changed.");
        }
        return switch (server.bean(AuthorizationTable.class).decide(method, path, Optional.of(person.visitor()))) {
            case Verdict.Allowed allowed -> person.id();
            case Verdict.SignInNeeded needed -> throw refused();
            case Verdict.Forbidden forbidden -> throw refused();
            case Verdict.Unknown unknown -> throw refused();
        };
    }

    private MarlinException refused() {
        return MarlinException.forbidden(login
                + " has no role that may do this. An admin gives roles; or name somebody else with --as. Nothing was"
                + " changed.");
    }
}
