package dev.marlin.web.qualification;

import dev.marlin.attempts.AttemptId;
import dev.marlin.attempts.Attempts;
import dev.marlin.identity.Relation;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How people stand to the attempt of a route's {@code {attempt}}. */
@Configuration(proxyBeanMethods = false)
class AttemptRelations {
    @Bean
    static Relation attemptTaker(Attempts attempts) {
        return new Taker(attempts);
    }

    /** Holds for who takes it. */
    record Taker(Attempts attempts) implements Relation {
        @Override
        public String name() {
            return "attempt-taker";
        }

        @Override
        public boolean holds(Visitor visitor, Map<String, String> pathVariables) {
            try {
                return attempts.isOf(AttemptId.parse(pathVariables.getOrDefault("attempt", "")), visitor.id());
            } catch (MarlinException e) {
                return false; // no id at all is nobody's attempt
            }
        }
    }
}
