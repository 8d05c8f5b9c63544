package dev.marlin.runner.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All that an agent did in one turn, in order, nothing left out.
 *
 * @param events oldest first
 */
public record Trajectory(List<AgentEvent> events) {
    public Trajectory {
        events = List.copyOf(events);
    }

    public static Trajectory of(List<AgentEvent> events) {
        return new Trajectory(events);
    }

    /** One JSON object per line, UTF-8; {@link #readJsonLines} gives back an equal trajectory. */
    public byte[] toJsonLines() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (AgentEvent event : events) {
            lines.writeBytes(EventJson.write(event));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** @throws TrajectoryFormatException naming the line when it is not what {@link #toJsonLines} writes */
    public static Trajectory readJsonLines(byte[] bytes) {
        List<AgentEvent> events = new ArrayList<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            events.add(EventJson.read(line, number));
        }
        return new Trajectory(events);
    }
}
