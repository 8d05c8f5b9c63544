package dev.marlin.comparisons;

import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One person's judgement of one comparison; never changed.
 *
 * @param turn the turn that it is about; empty when it is about the whole
 * @param round review round in which it was given; 1 for the first
 * @param axes by axis key of the rubric version, every axis answered
 * @param rationale names evidence: at least one annotation or verifier
 */
public record Judgement(
        JudgementId id,
        ComparisonId comparison,
        OptionalInt turn,
        PersonId judge,
        Role role,
        int round,
        RubricVersionId rubricVersion,
        Map<String, AxisScore> axes,
        Overall overall,
        Confidence confidence,
        String rationale,
        Instant at) {
    public Judgement {
        axes = Map.copyOf(axes);
    }

    /** In what capacity it was given. */
    public enum Role {
        AUTHOR,
        REVIEWER,
        ADJUDICATOR
    }

    /** How sure the person is. */
    public enum Confidence {
        GUESS,
        FAIR,
        SURE,
        CERTAIN
    }

    /**
     * What a rationale rests on. The rule, the same on the page and on the server:
     *
     * <ul>
     *   <li>an annotation is named by its reference ({@code A1}, {@code B2}) and counts for its side;
     *   <li>a verifier is named by its name or its number in the table ({@code V2}, {@code verifier 2}) and counts for both
     *       sides, because it ran on both;
     *   <li>names are whole words; upper and lower case are alike.
     * </ul>
     *
     * @param a references of annotations on side A that the rationale names, as written in the list of annotations
     * @param b the same of side B
     * @param verifiers names of verifiers that it names
     */
    public record Evidence(List<String> a, List<String> b, List<String> verifiers) {
        public Evidence {
            a = List.copyOf(a);
            b = List.copyOf(b);
            verifiers = List.copyOf(verifiers);
        }

        /**
         * Looks for evidence in a rationale.
         *
         * @param references of annotations that the writer may name
         * @param verifiers names in the order of the table
         */
        public static Evidence in(String rationale, Collection<String> references, List<String> verifiers) {
            String text = rationale.toLowerCase(Locale.ROOT);
            List<String> a = new ArrayList<>();
            List<String> b = new ArrayList<>();
            for (String reference : references) {
                if (names(text, Pattern.quote(reference.toLowerCase(Locale.ROOT)))) {
                    (reference.startsWith("A") ? a : b).add(reference);
                }
            }
            List<String> named = new ArrayList<>();
            for (int i = 0; i < verifiers.size(); i++) {
                String name = Pattern.quote(verifiers.get(i).toLowerCase(Locale.ROOT));
                if (names(text, name) || names(text, "(?:v|verifier\\s+#?)0*" + (i + 1))) {
                    named.add(verifiers.get(i));
                }
            }
            return new Evidence(a, b, named);
        }

        /** Something speaks for the judgement of this side. */
        public boolean covers(Side side) {
            return !verifiers.isEmpty() || !of(side).isEmpty();
        }

        /** Nothing is named at all. */
        public boolean isEmpty() {
            return a.isEmpty() && b.isEmpty() && verifiers.isEmpty();
        }

        public List<String> of(Side side) {
            return switch (side) {
                case A -> a;
                case B -> b;
            };
        }

        private static boolean names(String text, String pattern) {
            return Pattern.compile("(?<![\\p{L}\\p{N}_-])" + pattern + "(?![\\p{L}\\p{N}_-])")
                    .matcher(text)
                    .find();
        }
    }
}
