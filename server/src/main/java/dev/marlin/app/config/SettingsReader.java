package dev.marlin.app.config;

import dev.marlin.erasure.ErasureSettings;
import dev.marlin.identity.Provider;
import dev.marlin.identity.SourceSettings;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.MailServer;
import dev.marlin.notices.NoticeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the settings: environment before file before default; an unknown key is a mistake, not a shrug. */
public final class SettingsReader {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    static final Option<Path> DATA_DIRECTORY = new Option<>(
            "dataDirectory",
            "",
            "Folder of database, blobs, mirrors and bases. Empty: `/var/lib/marlin` for root, else"
                    + " `$XDG_DATA_HOME/marlin` or `~/.local/share/marlin`.",
            Path::of);
    static final Option<String> HTTP_ADDRESS = new Option<>(
            "http.address",
            "127.0.0.1",
            "Address to listen on. Anything but loopback wants TLS in front.",
            text -> text);
    static final Option<Integer> HTTP_PORT =
            new Option<>("http.port", "8080", "Port to listen on; 0 takes a free one.", between(0, 65535));
    static final Option<String> DATABASE_URL = new Option<>(
            "database.url", "", "JDBC URL of a PostgreSQL, 15 or newer. Empty: the embedded one.", text -> text);
    static final Option<String> DATABASE_USER =
            new Option<>("database.user", "marlin", "User for `database.url`; owns the tables.", text -> text);
    static final Option<String> DATABASE_PASSWORD_FILE =
            new Option<>("database.passwordFile", "", "File that holds the password for `database.url`.", text -> text);
    static final Option<Integer> RUNS_WORKERS =
            new Option<>("runs.workers", "2", "Pairs and trials that run at one time.", between(1, 64));
    static final Option<Duration> RUNS_TURN_LIMIT = new Option<>(
            "runs.turnLimit", "PT30M", "Wall clock of one agent's turn, ISO 8601.", SettingsReader::duration);
    static final Option<Duration> RUNS_IDLE_LIMIT =
            new Option<>("runs.idleLimit", "PT5M", "Longest silence of an agent, ISO 8601.", SettingsReader::duration);
    static final Option<Long> RUNS_OUTPUT = new Option<>(
            "runs.output", "10MB", "Output kept of one command: a number with B, KB, MB or GB.", SettingsReader::size);
    static final Option<Duration> RUNS_LEFTOVERS = new Option<>(
            "runs.leftovers",
            "P7D",
            "Age from which folders of candidates, bases and snapshots that nothing refers to any more are removed, ISO"
                    + " 8601; a day at least.",
            SettingsReader::days);
    static final Option<String> RUNS_SANDBOX = new Option<>(
            "runs.sandbox",
            "bwrap",
            "Where agents and verifiers run: `bwrap` (bubblewrap) or `oci` (containers by podman, as root).",
            SettingsReader::sandbox);
    static final Option<String> RUNS_OCI_RUNTIME = new Option<>(
            "runs.ociRuntime",
            "runc",
            "Runtime of the sandbox `oci`, by name or absolute path: `runc`, `crun`, `runsc` (gVisor).",
            SettingsReader::runtime);
    static final Option<List<Path>> AGENTS_PROGRAMS = new Option<>(
            "agents.programs",
            "",
            "Folders in which the command lines of agents are looked for, with `:` between them: of a search path, with"
                    + " `node_modules`, or whose folders have it.",
            SettingsReader::folders);
    static final Option<String> AGENTS_ROUTES = new Option<>(
            "agents.routes",
            "",
            "File that names the ways to models; see `docs/agents.md`. Empty: none.",
            text -> text);
    static final Option<String> AGENTS_PRICES = new Option<>(
            "agents.prices", "", "File with the prices of models; see `docs/agents.md`. Empty: none.", text -> text);
    static final Option<Boolean> AGENTS_RECORDINGS = new Option<>(
            "agents.recordings",
            "off",
            "`keep` what agents and models say to each other, without keys, for managers; `off`: only what it cost.",
            SettingsReader::kept);
    static final Option<Optional<URI>> PUBLIC_URL = new Option<>(
            "http.publicUrl",
            "",
            "Address of this installation as browsers open it, for links in e-mails and for the way back from providers:"
                    + " `https://marlin.example`. Empty: as each request says, and no e-mails.",
            SettingsReader::publicUrl);
    static final Option<List<String>> WEBHOOKS_NETWORKS = new Option<>(
            "webhooks.networks",
            "",
            "Private networks or addresses that webhooks may reach, with commas between them; `127.0.0.1` also allows"
                    + " plain http to this machine. Empty: public addresses over https only.",
            SettingsReader::networks);
    static final Option<String> MAIL_HOST =
            new Option<>("mail.host", "", "Server that takes e-mails. Empty: none are sent.", SettingsReader::mailHost);
    static final Option<Integer> MAIL_PORT =
            new Option<>("mail.port", "587", "Port of the mail server.", between(1, 65535));
    static final Option<MailServer.Encryption> MAIL_TLS = new Option<>(
            "mail.tls",
            "starttls",
            "How the way to the mail server is kept: `starttls`, `tls` from the first byte, `none`.",
            SettingsReader::encryption);
    static final Option<String> MAIL_USER =
            new Option<>("mail.user", "", "User at the mail server. Empty: it wants none.", text -> text);
    static final Option<String> MAIL_PASSWORD_FILE =
            new Option<>("mail.passwordFile", "", "File that holds the password of `mail.user`.", text -> text);
    static final Option<String> MAIL_FROM =
            new Option<>("mail.from", "", "The sender's address; needed with `mail.host`.", SettingsReader::sender);
    static final Option<String> IDENTITY_SOURCES = new Option<>(
            "identity.sources",
            "",
            "File that names OpenID Connect providers and what a SCIM directory's groups mean; see `docs/identity.md`."
                    + " Empty: none.",
            text -> text);
    static final Option<Boolean> IDENTITY_PASSWORDS = new Option<>(
            "identity.passwords",
            "on",
            "Whether people may sign in by password: `on` or `off`.",
            SettingsReader::switched);
    static final Option<String> AUDIT_ANCHOR = new Option<>(
            "audit.anchor",
            "",
            "File to which signed states of the audit log are added each hour, best on another machine's disk; see"
                    + " `docs/audit.md`. Empty: `audit/anchors.txt` in the data folder.",
            text -> text);
    static final Option<Duration> ERASURE_GRACE = new Option<>(
            "erasure.grace",
            "P7D",
            "Time in which the erasure of a person can be taken back, ISO 8601; 30 days at most.",
            SettingsReader::grace);
    static final Option<Integer> ERASURE_MONEY_YEARS = new Option<>(
            "erasure.moneyYears",
            "10",
            "Years for which law wants records of money kept, also of people who were erased.",
            between(0, 100));
    static final Option<OptionalDouble> REHEARSAL_SPEED = new Option<>(
            "rehearsal.speed",
            "",
            "Makes a new installation a rehearsal whose clock passes so many seconds in each real one, 1 to 100000; one"
                    + " that holds people already and keeps real time refuses to start. Empty: real time.",
            SettingsReader::speed);
    static final Option<Boolean> DEMO = new Option<>(
            "demo", "false", "One-click sign-in as each person of the demo; loopback only.", SettingsReader::truth);

    static final List<Option<?>> ALL = List.of(
            DATA_DIRECTORY,
            HTTP_ADDRESS,
            HTTP_PORT,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD_FILE,
            RUNS_WORKERS,
            RUNS_TURN_LIMIT,
            RUNS_IDLE_LIMIT,
            RUNS_OUTPUT,
            RUNS_LEFTOVERS,
            RUNS_SANDBOX,
            RUNS_OCI_RUNTIME,
            AGENTS_PROGRAMS,
            AGENTS_ROUTES,
            AGENTS_PRICES,
            AGENTS_RECORDINGS,
            PUBLIC_URL,
            WEBHOOKS_NETWORKS,
            MAIL_HOST,
            MAIL_PORT,
            MAIL_TLS,
            MAIL_USER,
            MAIL_PASSWORD_FILE,
            MAIL_FROM,
            IDENTITY_SOURCES,
            IDENTITY_PASSWORDS,
            AUDIT_ANCHOR,
            ERASURE_GRACE,
            ERASURE_MONEY_YEARS,
            REHEARSAL_SPEED,
            DEMO);

    private final Map<String, String> environment;
    private final Map<String, String> file = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param configuration path of {@code marlin.yaml}; absent is fine
     * @throws SettingsException naming every mistake
     */
    public static Settings read(Optional<Path> configuration, Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        configuration.filter(Files::exists).ifPresent(reader::readFile);
        reader.refuseUnknownKeys();
        Optional<Settings> settings = reader.build();
        if (!reader.mistakes.isEmpty()) {
            throw new SettingsException(reader.mistakes);
        }
        return settings.orElseThrow();
    }

    private Optional<Settings> build() {
        Optional<Path> folder = value(DATA_DIRECTORY);
        Optional<String> address = value(HTTP_ADDRESS);
        Optional<Integer> port = value(HTTP_PORT);
        Optional<String> url = value(DATABASE_URL);
        Optional<String> user = value(DATABASE_USER);
        Optional<Secret> password = value(DATABASE_PASSWORD_FILE).map(path -> secret(DATABASE_PASSWORD_FILE, path));
        Optional<Integer> workers = value(RUNS_WORKERS);
        Optional<Duration> turn = value(RUNS_TURN_LIMIT);
        Optional<Duration> idle = value(RUNS_IDLE_LIMIT);
        Optional<Long> output = value(RUNS_OUTPUT);
        Optional<Duration> leftovers = value(RUNS_LEFTOVERS);
        Optional<String> sandbox = value(RUNS_SANDBOX);
        Optional<String> runtime = value(RUNS_OCI_RUNTIME);
        Optional<List<Path>> programs = value(AGENTS_PROGRAMS);
        Optional<String> routes = value(AGENTS_ROUTES);
        Optional<String> prices = value(AGENTS_PRICES);
        Optional<Boolean> recordings = value(AGENTS_RECORDINGS);
        Optional<NoticeSettings> notices = notices();
        Optional<SourceSettings> identity = identity();
        Optional<String> anchor = value(AUDIT_ANCHOR);
        Optional<Duration> grace = value(ERASURE_GRACE);
        Optional<Integer> moneyYears = value(ERASURE_MONEY_YEARS);
        Optional<OptionalDouble> speed = value(REHEARSAL_SPEED);
        Optional<Boolean> demo = value(DEMO);
        url.filter(text -> !text.isEmpty() && !text.startsWith("jdbc:postgresql:"))
                .ifPresent(text -> mistakes.add("database.url: must begin with jdbc:postgresql:"));
        if (!mistakes.isEmpty()) {
            return Optional.empty();
        }
        Path data = folder.orElseThrow();
        return Optional.of(new Settings(
                data.toString().isEmpty() ? standardDataDirectory() : data,
                new Settings.Http(address.orElseThrow(), port.orElseThrow()),
                new Settings.Database(url.filter(text -> !text.isEmpty()), user.orElseThrow(), password.orElseThrow()),
                new Settings.Runs(
                        workers.orElseThrow(),
                        turn.orElseThrow(),
                        idle.orElseThrow(),
                        output.orElseThrow(),
                        leftovers.orElseThrow(),
                        sandbox.orElseThrow().equals("oci")
                                ? new SandboxChoice.Containers(runtime.orElseThrow())
                                : new SandboxChoice.Bubblewrap()),
                new Settings.Agents(programs.orElseThrow(), file(routes), file(prices), recordings.orElseThrow()),
                notices.orElseThrow(),
                identity.orElseThrow(),
                new Settings.Audit(file(anchor)),
                new ErasureSettings(grace.orElseThrow(), moneyYears.orElseThrow()),
                speed.orElseThrow(),
                demo.orElseThrow()));
    }

    private Optional<NoticeSettings> notices() {
        Optional<Optional<URI>> url = value(PUBLIC_URL);
        Optional<List<String>> networks = value(WEBHOOKS_NETWORKS);
        Optional<String> host = value(MAIL_HOST);
        Optional<Integer> port = value(MAIL_PORT);
        Optional<MailServer.Encryption> encryption = value(MAIL_TLS);
        Optional<String> user = value(MAIL_USER);
        Optional<Secret> password = value(MAIL_PASSWORD_FILE).map(path -> secret(MAIL_PASSWORD_FILE, path));
        Optional<String> from = value(MAIL_FROM);
        boolean mails = host.filter(name -> !name.isEmpty()).isPresent();
        if (mails && from.filter(String::isEmpty).isPresent()) {
            mistakes.add("mail.from: the sender's address is wanted when mail.host is set");
        }
        if (mails && url.filter(Optional::isEmpty).isPresent()) {
            mistakes.add("http.publicUrl: the installation's own address is wanted when mail.host is set");
        }
        if (!mistakes.isEmpty()) {
            return Optional.empty();
        }
        MailServer server = new MailServer(
                host.orElseThrow(),
                port.orElseThrow(),
                encryption.orElseThrow(),
                user.orElseThrow(),
                password.orElseThrow(),
                from.orElseThrow());
        return Optional.of(new NoticeSettings(
                networks.orElseThrow(), url.orElseThrow(), mails ? Optional.of(server) : Optional.empty()));
    }

    private Optional<SourceSettings> identity() {
        Optional<String> sources = value(IDENTITY_SOURCES);
        Optional<Boolean> passwords = value(IDENTITY_PASSWORDS);
        Optional<Optional<URI>> publicUrl = value(PUBLIC_URL);
        if (sources.isEmpty() || passwords.isEmpty() || publicUrl.isEmpty()) {
            return Optional.empty();
        }
        try {
            SourceSettings read = file(sources)
                    .map(path -> SourcesFile.read(path, passwords.get(), publicUrl.get()))
                    .orElse(new SourceSettings(
                            List.of(), passwords.get(), publicUrl.get(), SourceSettings.NONE.directory()));
            if (!read.passwords() && read.providers().isEmpty()) {
                mistakes.add("identity.passwords: off leaves nobody a way in; name a provider in identity.sources");
            }
            return Optional.of(read);
        } catch (MarlinException e) {
            mistakes.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Path> file(Optional<String> text) {
        return text.filter(path -> !path.isEmpty()).map(Path::of);
    }

    private static List<Path> folders(String text) {
        return Arrays.stream(text.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    private <T> Optional<T> value(Option<T> option) {
        String source = environment.containsKey(option.variable())
                ? option.variable()
                : file.containsKey(option.key()) ? "marlin.yaml" : "default";
        String text = environment.getOrDefault(option.variable(), file.getOrDefault(option.key(), option.standard()));
        try {
            return Optional.of(option.parser().apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            mistakes.add(option.key() + " (" + source + "): " + e.getMessage() + ", not \"" + text + "\"");
            return Optional.empty();
        }
    }

    private void refuseUnknownKeys() {
        file.keySet().stream()
                .filter(key -> ALL.stream().noneMatch(option -> option.key().equals(key)))
                .forEach(key -> mistakes.add(key + " (marlin.yaml): there is no such setting" + nearest(key)));
        environment.keySet().stream()
                .filter(name -> name.startsWith("MARLIN_") && !name.equals("MARLIN_FAULT_POINT"))
                .filter(name ->
                        !name.equals("MARLIN_CONFIG") && !name.equals("MARLIN_JAVA") && !name.equals("MARLIN_HOME"))
                .filter(name ->
                        ALL.stream().noneMatch(option -> option.variable().equals(name)))
                .forEach(name -> mistakes.add(name + " (environment): there is no such setting"));
    }

    private static String nearest(String key) {
        String tail = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ALL.stream()
                .map(Option::key)
                .filter(known -> known.toLowerCase(Locale.ROOT).endsWith(tail))
                .findFirst()
                .map(known -> "; did you mean " + known + "?")
                .orElse("");
    }

    private void readFile(Path path) {
        try {
            JsonNode root = YAML.readTree(Files.readString(path));
            if (root.isObject()) {
                flatten("", root);
            } else if (!root.isNull() && !root.isMissingNode()) {
                mistakes.add(path.getFileName() + ": keys with values are wanted");
            }
        } catch (JacksonException e) {
            mistakes.add(path.getFileName() + ": cannot be read as YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private void flatten(String prefix, JsonNode node) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                flatten(key + ".", entry.getValue());
            } else {
                file.put(key, entry.getValue().asString());
            }
        });
    }

    private Secret secret(Option<String> option, String path) {
        if (path.isEmpty()) {
            return new Secret("");
        }
        try {
            return new Secret(Files.readString(Path.of(path)).strip());
        } catch (IOException e) {
            mistakes.add(option.key() + ": cannot read " + path);
            return new Secret("");
        }
    }

    private Path standardDataDirectory() {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        if ("root".equals(System.getProperty("user.name"))) {
            return Path.of("/var/lib/marlin");
        }
        String shared = environment.getOrDefault("XDG_DATA_HOME", home + "/.local/share");
        return Path.of(shared, "marlin");
    }

    private static OptionalDouble speed(String text) {
        return text.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(between(1, 100_000).apply(text).doubleValue());
    }

    private static Function<String, Integer> between(int least, int most) {
        return text -> {
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException("a whole number from " + least + " to " + most + " is wanted");
            }
            return Integer.parseInt(text);
        };
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below, in our words
        }
        throw new IllegalArgumentException("a duration such as PT30M is wanted");
    }

    private static Duration days(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(Duration.ofDays(1)) >= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below, in our words
        }
        throw new IllegalArgumentException("a duration of at least a day, such as P7D, is wanted");
    }

    private static Duration grace(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.compareTo(Duration.ofDays(30)) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below, in our words
        }
        throw new IllegalArgumentException("a duration of 30 days at most, such as P7D, is wanted");
    }

    private static long size(String text) {
        if (!text.matches("[0-9]{1,12}(B|KB|MB|GB)")) {
            throw new IllegalArgumentException("a size such as 10MB is wanted");
        }
        long number = Long.parseLong(text.replaceAll("[A-Z]", ""));
        return switch (text.replaceAll("[0-9]", "")) {
            case "KB" -> number << 10;
            case "MB" -> number << 20;
            case "GB" -> number << 30;
            default -> number;
        };
    }

    private static String sandbox(String text) {
        if (!text.equals("bwrap") && !text.equals("oci")) {
            throw new IllegalArgumentException("bwrap or oci is wanted");
        }
        return text;
    }

    private static String runtime(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]*|/[A-Za-z0-9._/-]+")) {
            throw new IllegalArgumentException("a name or an absolute path is wanted");
        }
        return text;
    }

    private static List<String> networks(String text) {
        List<String> networks = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .toList();
        try {
            return new NoticeSettings(networks, Optional.empty(), Optional.empty()).networks();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("networks such as 10.1.0.0/16 are wanted", e);
        }
    }

    private static String mailHost(String text) {
        if (!text.matches("|[A-Za-z0-9][A-Za-z0-9.:-]*")) {
            throw new IllegalArgumentException("a host's name is wanted");
        }
        return text;
    }

    private static MailServer.Encryption encryption(String text) {
        return switch (text) {
            case "starttls" -> MailServer.Encryption.STARTTLS;
            case "tls" -> MailServer.Encryption.TLS;
            case "none" -> MailServer.Encryption.NONE;
            default -> throw new IllegalArgumentException("starttls, tls or none is wanted");
        };
    }

    private static String sender(String text) {
        if (!text.matches("|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("an address such as marlin@example.org is wanted");
        }
        return text;
    }

    private static boolean kept(String text) {
        return switch (text) {
            case "keep" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("off or keep is wanted");
        };
    }

    private static boolean switched(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("on or off is wanted");
        };
    }

    private static Optional<URI> publicUrl(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (!Provider.isSafe(address)
                || address.getRawQuery() != null
                || !address.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("an https address without path is wanted, or http on loopback");
        }
        return Optional.of(address);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false is wanted");
        };
    }
}
