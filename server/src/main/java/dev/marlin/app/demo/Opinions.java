package dev.marlin.app.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How a simulated person comes to a judgement: by what a person would look at first, the verifiers, and then by reach of
 * the change. Nobody is told which agent is which; the same blind document is all there is.
 */
final class Opinions {
    private Opinions() {}

    /**
     * @param lean where the verifiers agree: 1 prefers the smaller change and calls equal ones a tie, −1 prefers the larger
     *     one and always finds a difference
     */
    static Map<String, Object> of(JsonNode comparison, int lean) {
        int step = step(comparison, lean);
        Map<String, String> axes = new LinkedHashMap<>();
        for (JsonNode axis : comparison.path("rubric").path("axes")) {
            axes.put(axis.path("key").asString(), axis(axis.path("key").asString(), step));
        }
        Map<String, Object> opinion = new LinkedHashMap<>();
        opinion.put("axes", axes);
        opinion.put("overall", overall(step));
        opinion.put("confidence", Math.abs(step - 4) >= 2 ? "sure" : "fair");
        opinion.put("rationale", rationale(comparison, step));
        return opinion;
    }

    /** 1 A much better … 7 B much better. */
    private static int step(JsonNode comparison, int lean) {
        int passed = passed(comparison, "A") - passed(comparison, "B");
        if (passed != 0) {
            return passed > 0 ? 2 : 6;
        }
        int reach = Integer.compare(files(comparison, "a"), files(comparison, "b"));
        if (reach == 0 && lean < 0) {
            return 5;
        }
        return Math.clamp(4L + (long) reach * lean, 1, 7);
    }

    private static String axis(String key, int step) {
        return switch (key) {
            case "security" -> step == 4 ? "na" : Integer.toString(step);
            case "maintainability" -> Integer.toString(Math.clamp(step == 4 ? 3L : step, 1, 7));
            default -> Integer.toString(step);
        };
    }

    private static String overall(int step) {
        return switch (step) {
            case 1 -> "a_much_better";
            case 2 -> "a_better";
            case 3 -> "a_slightly_better";
            case 5 -> "b_slightly_better";
            case 6 -> "b_better";
            case 7 -> "b_much_better";
            default -> "tie";
        };
    }

    private static String rationale(JsonNode comparison, int step) {
        String verifier = comparison.path("base").path(0).path("verifier").asString();
        String better = step < 4 ? "A" : step > 4 ? "B" : "neither";
        return "Verifier \"" + verifier + "\": A " + status(comparison, "A") + ", B " + status(comparison, "B")
                + ". A passes " + passed(comparison, "A") + " verifiers and touches " + files(comparison, "a")
                + " files, B passes " + passed(comparison, "B") + " and touches " + files(comparison, "b")
                + ". By that I prefer " + better + ".";
    }

    private static String status(JsonNode comparison, String side) {
        return comparison
                .path("sides")
                .path(side)
                .path("verifications")
                .path(0)
                .path("status")
                .asString();
    }

    private static int passed(JsonNode comparison, String side) {
        int passed = 0;
        for (JsonNode verification : comparison.path("sides").path(side).path("verifications")) {
            passed += verification.path("status").asString().equals("pass") ? 1 : 0;
        }
        return passed;
    }

    private static int files(JsonNode comparison, String side) {
        int files = 0;
        for (JsonNode file : comparison.path("files")) {
            files += file.has(side) ? 1 : 0;
        }
        return files;
    }
}
