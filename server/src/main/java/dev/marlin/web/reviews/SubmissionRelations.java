package dev.marlin.web.reviews;

import dev.marlin.identity.Relation;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.reviews.ReviewDesk;
import dev.marlin.reviews.SubmissionView.Capacity;
import dev.marlin.reviews.life.SubmissionId;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How people stand to the submission of a route's {@code {submission}}. */
@Configuration(proxyBeanMethods = false)
class SubmissionRelations {
    @Bean
    static Relation assignedReviewer(ReviewDesk desk) {
        return new InCapacity("assigned-reviewer", Capacity.REVIEWER, desk);
    }

    @Bean
    static Relation assignedAdjudicator(ReviewDesk desk) {
        return new InCapacity("assigned-adjudicator", Capacity.ADJUDICATOR, desk);
    }

    @Bean
    static Relation submissionAuthor(ReviewDesk desk) {
        return new InCapacity("submission-author", Capacity.AUTHOR, desk);
    }

    /** Holds for who stands to the submission in this capacity. */
    record InCapacity(String name, Capacity capacity, ReviewDesk desk) implements Relation {
        @Override
        public boolean holds(Visitor visitor, Map<String, String> pathVariables) {
            try {
                SubmissionId id = SubmissionId.parse(pathVariables.getOrDefault("submission", ""));
                return desk.capacity(id, visitor.id()).equals(Optional.of(capacity));
            } catch (MarlinException e) {
                return false; // no id at all is nobody's submission
            }
        }
    }
}
