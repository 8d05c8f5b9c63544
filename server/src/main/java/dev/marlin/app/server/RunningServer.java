package dev.marlin.app.server;

import dev.marlin.app.config.Settings;
import dev.marlin.kernel.MarlinException;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A started Marlin: the web server with all its parts, or the parts alone for commands. */
public final class RunningServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Settings settings;

    private RunningServer(ConfigurableApplicationContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** Starts database, migrations, workers and the web server; returns when it answers. */
    public static RunningServer start(Settings settings) {
        return start(settings, WebApplicationType.SERVLET);
    }

    /** Starts all but web server and workers, for commands that work on the database. */
    public static RunningServer withoutWeb(Settings settings) {
        return start(settings, WebApplicationType.NONE);
    }

    private static RunningServer start(Settings settings, WebApplicationType type) {
        boolean web = type == WebApplicationType.SERVLET;
        OpeningDatabase database = OpeningDatabase.begin(settings);
        SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
                .web(type)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(Map.of(
                        "server.address",
                        settings.http().address(),
                        "server.port",
                        settings.http().port(),
                        "marlin.workers",
                        web,
                        "marlin.jobs.enabled",
                        web))
                .initializers(started -> {
                    started.getBeanFactory().registerSingleton("settings", settings);
                    started.getBeanFactory().registerSingleton("openingDatabase", database);
                });
        try {
            return new RunningServer(application.run(), settings);
        } catch (RuntimeException failed) {
            database.close();
            throw inOurWords(failed, settings);
        }
    }

    /** What the operator can do about it, where there is something; else the failure as it is. */
    private static RuntimeException inOurWords(RuntimeException failed, Settings settings) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarlinException told) {
                return told;
            }
            if (cause instanceof PortInUseException) {
                return MarlinException.conflict("Port " + settings.http().port() + " of "
                        + settings.http().address() + " is taken by another program. Stop that, or choose another with"
                        + " --port; 0 takes a free one. Nothing was lost.");
            }
        }
        return failed;
    }

    public String url() {
        int port = context instanceof ServletWebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : settings.http().port();
        String host = settings.http().address();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}
