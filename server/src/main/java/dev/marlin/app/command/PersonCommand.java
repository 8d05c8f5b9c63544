package dev.marlin.app.command;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.server.RunningServer;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Secret;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code marlin person}: makes an account, above all the first admin's. */
@Command(
        name = "person",
        description = "Make an account; the first one is an admin's. The password is asked for, or read from a file.",
        mixinStandardHelpOptions = true)
final class PersonCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(paramLabel = "LOGIN", description = "Login: letters, digits, dots, dashes.")
    private String login;

    @Option(names = "--name", paramLabel = "NAME", description = "Name to show (default: the login).")
    private @Nullable String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "One or more of: ${COMPLETION-CANDIDATES}.")
    private Set<Role> roles;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File that holds the password.")
    private @Nullable Path passwordFile;

    @Override
    public Integer call() {
        Secret password = password();
        try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
            Person person = server.bean(People.class)
                    .create(new People.NewPerson(login, name == null ? login : name, roles), Optional.of(password));
            output.print(
                    spec.commandLine().getOut(),
                    person.login() + " may sign in now.",
                    Map.of("id", person.id().toString(), "login", person.login()));
            return 0;
        }
    }

    private Secret password() {
        if (passwordFile != null) {
            try {
                return new Secret(Files.readString(passwordFile).strip());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + passwordFile, e);
            }
        }
        Console console = Objects.requireNonNull(System.console()); // never null since JDK 22
        char[] typed = console.isTerminal() ? console.readPassword("Password for %s: ", login) : null;
        if (typed == null) {
            throw MarlinException.invalid("No terminal to ask for a password on: give --password-file.");
        }
        return new Secret(new String(typed));
    }
}
