package dev.marlin.runner.agent.acp;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentNeeds;
import dev.marlin.runner.agent.AgentSandbox;
import dev.marlin.runner.agent.PermissionDesk;
import dev.marlin.runner.agent.PermissionProfile;
import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.agent.TurnRequest;
import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Exit;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.OutputSink;
import dev.marlin.runner.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A conversation without a program: the test is the agent, and time stands still unless it says so. */
final class Talk implements AutoCloseable {
    static final AcpSettings.Waits WAITS = AcpSettings.Waits.usual();

    static final PermissionDesk NEVER_ANSWERS = (question, atMost) -> {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return AgentEvent.Answer.UNANSWERED;
    };

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AcpConversation conversation;
    private boolean ended;

    Talk(PermissionProfile profile) {
        this(profile, PermissionDesk.EMPTY);
    }

    Talk(PermissionProfile profile, PermissionDesk desk) {
        this(agent(profile, Optional.empty()), Optional.empty(), desk);
        conversation.begin(input());
    }

    private Talk(AcpAgent agent, Optional<String> session, PermissionDesk desk) {
        AgentSandbox sandbox = new AgentSandbox(
                new Nowhere(), Limits.brief(), Clock.systemUTC(), new AgentSandbox.Surroundings(desk, Map.of()));
        TurnRequest request = new TurnRequest(session.isEmpty() ? 1 : 2, "Fix it.", session);
        conversation = new AcpConversation(agent, request, sandbox, nanos::get);
    }

    static Talk inMode(String mode) {
        Talk talk = new Talk(
                agent(PermissionProfile.UNATTENDED, Optional.of(mode)), Optional.empty(), PermissionDesk.EMPTY);
        talk.conversation.begin(talk.input());
        return talk;
    }

    static Talk goingOn(String session) {
        Talk talk = new Talk(
                agent(PermissionProfile.UNATTENDED, Optional.empty()), Optional.of(session), PermissionDesk.EMPTY);
        talk.conversation.begin(talk.input());
        return talk;
    }

    /** The agent does not listen; the conversation has noticed when this returns. */
    static Talk closed() {
        Talk talk = neverBegun();
        CountDownLatch noticed = new CountDownLatch(1);
        talk.conversation.begin(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void close() {
                noticed.countDown();
            }
        });
        await(noticed);
        return talk;
    }

    static Talk neverBegun() {
        return new Talk(agent(PermissionProfile.UNATTENDED, Optional.empty()), Optional.empty(), PermissionDesk.EMPTY);
    }

    private static AcpAgent agent(PermissionProfile profile, Optional<String> mode) {
        AcpSettings settings = new AcpSettings(
                "A",
                "1",
                new AcpSettings.Program(List.of("a"), Map.of(), Map.of()),
                new AcpSettings.Conduct(mode, true, AgentEvent.Scope.TURN),
                WAITS);
        return new AcpAgent(settings, AgentNeeds.NOTHING, profile);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("it did not happen");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private OutputStream input() {
        return new ByteArrayOutputStream() {
            @Override
            public synchronized void flush() {
                if (size() > 0) {
                    heard.add(toString(StandardCharsets.UTF_8));
                    reset();
                }
            }
        };
    }

    AcpConversation conversation() {
        return conversation;
    }

    /** The next message to the agent. */
    String heard() {
        try {
            String message = heard.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing was said");
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** One line from the agent, with apostrophes for quotes. */
    void says(String line) {
        byte[] bytes = (line.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8);
        conversation.accept(OutputSink.Stream.STDOUT, bytes, bytes.length);
    }

    /** What an agent once said, in pieces of so many bytes. */
    void pours(byte[] stream, int pieceBytes) {
        for (int at = 0; at < stream.length; at += pieceBytes) {
            byte[] piece = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + pieceBytes));
            conversation.accept(OutputSink.Stream.STDOUT, piece, piece.length);
        }
    }

    /** Answers until session {@code s1} has its prompt, which is number 3. */
    void prompted() {
        says("{'jsonrpc':'2.0','id':1,'result':{'protocolVersion':1}}");
        says("{'jsonrpc':'2.0','id':2,'result':{'sessionId':'s1'}}");
        for (String method : List.of("initialize", "session/new", "session/prompt")) {
            if (!heard().contains("\"method\":\"" + method + "\"")) {
                throw new AssertionError("not " + method);
            }
        }
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        conversation.isOver();
    }

    Turn turn(Exit exit) {
        ended = true;
        return conversation.turn(new Execution(exit, new byte[0], new byte[0], 0, Duration.ZERO));
    }

    @Override
    public void close() {
        if (!ended) {
            turn(new Exit.Exited(0));
        }
    }

    /** A sandbox in which nothing is run. */
    private static final class Nowhere implements Sandbox {
        @Override
        public Execution run(Command command, Limits limits, OutputSink sink) {
            throw new AssertionError("nothing is run here");
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
