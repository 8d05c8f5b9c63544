package dev.marlin.erasure;

import dev.marlin.app.config.SandboxChoice;
import dev.marlin.app.config.Settings;
import dev.marlin.app.server.RunningServer;
import dev.marlin.audit.Audit;
import dev.marlin.audit.Sealer;
import dev.marlin.identity.SourceSettings;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Secret;
import dev.marlin.notices.NoticeSettings;
import dev.marlin.vault.PersonalTraces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process whose sweep of erasures stops for good at a named point, and says so: whoever started it kills it there.
 * The point {@value #NOWHERE} lets the sweep run to its end, and has the log verified.
 *
 * <p>Points are {@value #COMMITTING}, {@value #COMMITTED}, and for the second transaction a number as well: so many
 * features have let go of the person.
 */
final class HeldErasure {
    static final String NOWHERE = "nowhere";
    static final String COMMITTING = "committing";
    static final String COMMITTED = "committed";
    static final String HELD = "held at ";
    static final String VERIFIED = "verified: ";

    private final RunningServer server;
    private final String point;
    private int told;

    private HeldErasure(RunningServer server, String point) {
        this.server = server;
        this.point = point;
    }

    /** @param arguments address of the database, data folder, state in which the step begins, point */
    public static void main(String[] arguments) {
        Settings settings = settings(arguments[0], Path.of(arguments[1]));
        try (RunningServer server = RunningServer.withoutWeb(settings)) {
            HeldErasure held = new HeldErasure(server, arguments[3]);
            if (arguments[3].equals(NOWHERE)) {
                server.bean(ErasureSweep.class).run();
                server.bean(Sealer.class).sealAll();
                System.out.println(VERIFIED + server.bean(Audit.class).verify());
            } else {
                held.eraser(ErasureState.valueOf(arguments[2])).sweep();
            }
        }
    }

    private static Settings settings(String url, Path data) {
        return new Settings(
                data,
                new Settings.Http("127.0.0.1", 0),
                new Settings.Database(
                        Optional.of(url),
                        Objects.requireNonNull(System.getenv("HELD_USER")),
                        new Secret(Objects.requireNonNull(System.getenv("HELD_PASSWORD")))),
                new Settings.Runs(
                        2,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(2),
                        10 << 20,
                        Duration.ofDays(7),
                        new SandboxChoice.Bubblewrap()),
                Settings.Agents.NONE,
                new NoticeSettings(List.of(), Optional.empty(), Optional.empty()),
                SourceSettings.NONE,
                new Settings.Audit(Optional.empty()),
                ErasureSettings.STANDARD,
                OptionalDouble.empty(),
                false);
    }

    private void reach(String here) {
        if (here.equals(point)) {
            System.out.println(HELD + here);
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** The server's own, but for the places where it stops. */
    private Eraser eraser(ErasureState begun) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (PersonalTraces feature : server.bean(Eraser.class).features()) {
            beans.addBean(feature.getClass().getName(), new Stopping(feature));
        }
        Ground real = server.bean(Ground.class);
        PlatformTransactionManager manager =
                Objects.requireNonNull(real.transactions().getTransactionManager());
        return new Eraser(
                server.bean(ErasureStore.class),
                server.bean(Erasures.class),
                beans.getBeanProvider(PersonalTraces.class),
                new Ground(
                        new StoppingTransactions(manager, begun),
                        real.clock(),
                        real.audit(),
                        real.attention(),
                        real.people(),
                        real.leavers(),
                        real.vault()));
    }

    private final class Stopping implements PersonalTraces {
        private final PersonalTraces feature;

        Stopping(PersonalTraces feature) {
            this.feature = feature;
        }

        @Override
        public Set<String> columns() {
            return feature.columns();
        }

        @Override
        public void erase(PersonId person) {
            feature.erase(person);
            told++;
            reach("" + told);
        }
    }

    /** Stops around the commit of the step, not of what else a sweep does in transactions. */
    private final class StoppingTransactions extends TransactionTemplate {
        private static final long serialVersionUID = 1L;

        private final transient ErasureState begun;

        StoppingTransactions(PlatformTransactionManager manager, ErasureState begun) {
            super(manager);
            this.begun = begun;
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
            T result = super.execute(status -> {
                T done = work.doInTransaction(status);
                stop(COMMITTING);
                return done;
            });
            stop(COMMITTED);
            return result;
        }

        private void stop(String here) {
            if (begun == ErasureState.REQUESTED || told > 0) {
                reach(here);
            }
        }
    }
}
