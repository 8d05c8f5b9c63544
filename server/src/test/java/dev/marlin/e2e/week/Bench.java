package dev.marlin.e2e.week;

import dev.marlin.e2e.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * How a person judges: looks which side did the better work and sees it as often as they are skilled, else guesses.
 *
 * @param skill 0 to 1
 */
record Bench(double skill, RandomGenerator chances) {
    /** A step from 1, A much better, to 7, B much better. */
    int step(JsonNode sides) {
        boolean known = chances.nextDouble() < skill;
        for (JsonNode file : sides.path("files")) {
            if (known && file.path("path").asString().equals(Town.BETTER)) {
                return file.hasNonNull("a") ? 2 : 6;
            }
        }
        return 1 + chances.nextInt(7);
    }

    Map<String, Object> opinion(int step, String words) {
        return new HashMap<>(Texts.opinion(step, Town.EVIDENCE + words + " " + chances.nextInt(1_000_000)));
    }

    Map<String, Object> ofTurn(int step, String words) {
        Map<String, Object> opinion = opinion(step, words);
        opinion.put("turn", 1);
        return opinion;
    }
}
