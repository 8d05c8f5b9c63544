package dev.marlin.attempts;

import dev.marlin.qualification.QualificationDraft.Code;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody is asked, in the order drawn for them. No type of it can hold which choice is right.
 *
 * @param title of the qualification
 */
public record Paper(Attempt attempt, String title, List<Question> questions) {
    public Paper {
        questions = List.copyOf(questions);
    }

    /**
     * One question.
     *
     * @param position on the page, from 1
     * @param question Markdown
     * @param several more than one choice is right
     * @param choices in the order of the page
     * @param chosen places of ticked choices, from 1
     */
    public record Question(
            int position,
            String question,
            Optional<Code> code,
            boolean several,
            List<String> choices,
            Set<Integer> chosen) {
        public Question {
            choices = List.copyOf(choices);
            chosen = Set.copyOf(chosen);
        }
    }
}
