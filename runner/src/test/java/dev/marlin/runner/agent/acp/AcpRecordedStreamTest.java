package dev.marlin.runner.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.PermissionProfile;
import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.agent.cli.stream.RecordedStream;
import dev.marlin.runner.sandbox.Exit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real agents once said in this protocol, and what the conversation makes of it. */
class AcpRecordedStreamTest {

    @ParameterizedTest
    @ValueSource(strings = {"opencode", "kilo"})
    void theFirstTurnIsReadAskedAboutAndEndedWell(String agent) {
        Turn turn = first(agent, Integer.MAX_VALUE);
        assertThat(turn.exit()).isEqualTo(ExitClass.COMPLETED);
        assertThat(turn.session())
                .hasValueSatisfying(session -> assertThat(session).startsWith("ses_"));
        // What an agent says while it asks may come before or after the question.
        assertThat(neutral(turn))
                .containsSubsequence(
                        "READ calc.sh -1", "asked EDIT ALLOWED", "EDIT calc.sh -1", "asked RUN ALLOWED", "RUN  0")
                .containsExactlyInAnyOrder(
                        "session",
                        "message First I look at what add does.",
                        "READ calc.sh -1",
                        "asked EDIT ALLOWED",
                        "message It subtracts; I change that.",
                        "EDIT calc.sh -1",
                        "asked RUN ALLOWED",
                        "RUN  0",
                        "message add now adds, and the test passes.",
                        "usage",
                        "ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opencode", "kilo"})
    void whatALoadedSessionRepeatsIsNoEventOfTheNewTurn(String agent) {
        String session = first(agent, Integer.MAX_VALUE).session().orElseThrow();
        try (Talk talk = Talk.goingOn(session)) {
            talk.pours(bytes(agent, "follow-up"), Integer.MAX_VALUE);
            Turn turn = talk.turn(new Exit.Exited(0));
            assertThat(turn.exit()).isEqualTo(ExitClass.COMPLETED);
            assertThat(turn.session()).contains(session);
            assertThat(neutral(turn))
                    .containsExactly(
                            "session",
                            "message I look at the file as it is now.",
                            "READ calc.sh -1",
                            "asked EDIT ALLOWED",
                            "EDIT calc.sh -1",
                            "asked RUN ALLOWED",
                            "RUN  128",
                            "message The comment is there, and the test still passes.",
                            "usage",
                            "ended");
        }
    }

    @ParameterizedTest
    @CsvSource({"opencode, 1", "opencode, 7", "kilo, 4096"})
    void howTheBytesArriveChangesNothing(String agent, int pieceBytes) {
        assertThat(neutral(first(agent, pieceBytes))).isEqualTo(neutral(first(agent, Integer.MAX_VALUE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opencode", "kilo"})
    void whateverIsCutOffTheTurnEndsInOneClass(String agent) {
        byte[] stream = bytes(agent, "first");
        for (int length = 0; length < stream.length; length += 997) {
            try (Talk talk = new Talk(PermissionProfile.UNATTENDED)) {
                talk.pours(Arrays.copyOf(stream, length), 4096);
                Turn turn = talk.turn(new Exit.Exited(0));
                assertThat(turn.exit()).isEqualTo(ExitClass.AGENT_ERROR);
                assertThat(turn.trajectory().events()).last().isInstanceOf(AgentEvent.TurnEnded.class);
            }
        }
    }

    private static Turn first(String agent, int pieceBytes) {
        try (Talk talk = new Talk(PermissionProfile.UNATTENDED)) {
            talk.pours(bytes(agent, "first"), pieceBytes);
            return talk.turn(new Exit.Exited(0));
        }
    }

    private static byte[] bytes(String agent, String name) {
        return RecordedStream.bytes("acp-" + agent, name);
    }

    /** What is the same for both agents; what neither the protocol nor we know is only counted as told. */
    private static List<String> neutral(Turn turn) {
        return turn.trajectory().events().stream()
                .flatMap(event -> switch (event) {
                    case AgentEvent.SessionStarted session -> Stream.of("session");
                    case AgentEvent.Message message -> Stream.of("message " + message.text());
                    case AgentEvent.Thought thought -> Stream.of("thought");
                    case AgentEvent.ToolCall call -> Stream.of(call.kind() + " " + call.path() + " " + call.exit());
                    case AgentEvent.PermissionAsked asked -> Stream.of("asked " + asked.kind() + " " + asked.answer());
                    case AgentEvent.PermissionDenied denied -> Stream.of("denied");
                    case AgentEvent.UsageReported usage -> Stream.of("usage");
                    case AgentEvent.Retrying retrying -> Stream.of("retrying");
                    case AgentEvent.Unknown unknown -> Stream.<String>of();
                    case AgentEvent.TurnEnded ended -> Stream.of("ended");
                })
                .toList();
    }
}
