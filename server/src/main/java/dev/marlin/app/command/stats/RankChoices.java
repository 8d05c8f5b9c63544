package dev.marlin.app.command.stats;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.ranking.field.FieldScale;
import dev.marlin.statistics.ranking.field.Gaps;
import dev.marlin.statistics.ranking.field.TieChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a ranking.
 *
 * @param ties what a tie is taken for
 * @param side whether the left side may have an advantage
 * @param gaps what to do where votes determine no ratings
 * @param scale the unit of ratings
 * @param draws how intervals are drawn
 */
record RankChoices(TieChoice ties, boolean side, Gaps gaps, FieldScale scale, Draws draws) {

    /** Resamples, and the threads that share them. */
    record Draws(BootstrapOptions bootstrap, int threads) {}

    static TieChoice ties(String word) {
        return switch (word) {
            case "half" -> TieChoice.HALF;
            case "davidson" -> TieChoice.DAVIDSON;
            case "rao-kupper" -> TieChoice.RAO_KUPPER;
            case "auto" -> TieChoice.AUTO;
            default ->
                throw new IllegalArgumentException(
                        "There is no model of ties " + word + "; there are half, davidson, rao-kupper and auto.");
        };
    }

    static Gaps gaps(String word) {
        return switch (word) {
            case "order" -> Gaps.ORDER_ONLY;
            case "prior" -> Gaps.PRIOR;
            case "refuse" -> Gaps.REFUSE;
            default ->
                throw new IllegalArgumentException(
                        "There is no rule " + word + " for gaps; there are order, prior and refuse.");
        };
    }

    static FieldScale scale(String word) {
        return switch (word) {
            case "elo" -> FieldScale.elo();
            case "log" -> FieldScale.log();
            default -> throw new IllegalArgumentException("There is no scale " + word + "; there are elo and log.");
        };
    }

    double confidence() {
        return draws.bootstrap().confidence();
    }

    /** @throws IllegalArgumentException when a model of ties was asked for where they can only be half wins */
    void requireHalfTies(String where) {
        if (ties != TieChoice.HALF && ties != TieChoice.AUTO) {
            throw new IllegalArgumentException(where + " ties are half wins: leave --ties out, or say --ties half.");
        }
    }

    /** The model of ties and its parameter, by the names of the JSON. */
    static Map<String, Object> told(String model, @Nullable Double parameter) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", model);
        facts.put("parameter", parameter);
        return facts;
    }
}
