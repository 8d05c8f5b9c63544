package dev.marlin.app.server;

import dev.marlin.app.config.Settings;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
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
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
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
                .initializers(started -> started.getBeanFactory().registerSingleton("settings", settings))
                .run();
        return new RunningServer(context, settings);
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
