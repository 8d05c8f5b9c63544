package dev.marlin.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.runner.workspace.BareFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenBackendTest {
    @TempDir
    private Path folder;

    private final Shaky shaky = new Shaky();
    private final ProvenBackend proven = new ProvenBackend(shaky);

    private SandboxSpec spec() {
        return SandboxSpec.closed(new BareFolder(folder), folder);
    }

    @Test
    void opensNothingWhileAWallIsOpen() {
        assertThatThrownBy(() -> proven.open(spec()))
                .isInstanceOf(SandboxException.class)
                .hasMessage("nothing may run in this machine's sandbox shaky: the sandbox is not sound: network");
        assertThat(shaky.opened).isZero();
        assertThat(proven.probe().usable()).isFalse();
    }

    @Test
    void opensOnceTheMachineIsRepairedAndThenProbesNoMore() {
        assertThatThrownBy(() -> proven.open(spec())).isInstanceOf(SandboxException.class);
        shaky.sound = true;
        proven.open(spec()).close();
        proven.open(spec()).close();
        assertThat(shaky.opened).isEqualTo(2);
        assertThat(shaky.probed).isEqualTo(2);
    }

    /** A backend whose walls stand or do not, as a test wants it. */
    private static final class Shaky implements SandboxBackend {
        private boolean sound;
        private int probed;
        private int opened;

        @Override
        public String id() {
            return "shaky";
        }

        @Override
        public Probe probe() {
            probed++;
            return new Probe(sound, "1", sound ? List.of() : List.of("the sandbox is not sound: network"));
        }

        @Override
        public Sandbox open(SandboxSpec spec) {
            opened++;
            return new Sandbox() {
                @Override
                public Execution run(Command command, Limits limits, OutputSink sink) {
                    throw new UnsupportedOperationException("nothing runs here");
                }

                @Override
                public void cancel() {
                    // Nothing runs here.
                }

                @Override
                public void close() {
                    // Nothing to release.
                }
            };
        }
    }
}
