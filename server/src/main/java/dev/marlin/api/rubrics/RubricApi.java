package dev.marlin.api.rubrics;

import dev.marlin.identity.Visitor;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.Rubrics;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rubrics for programs. */
@RestController
class RubricApi {
    private final Rubrics rubrics;

    RubricApi(Rubrics rubrics) {
        this.rubrics = rubrics;
    }

    /** The latest version of each rubric, by name. */
    record ListAnswer(List<RubricAnswer> rubrics) {}

    @GetMapping("/api/v1/rubrics")
    ListAnswer all() {
        return new ListAnswer(
                rubrics.latestOfEach().stream().map(RubricAnswer::of).toList());
    }

    @GetMapping("/api/v1/rubrics/{version}")
    RubricAnswer one(@PathVariable String version) {
        return RubricAnswer.of(rubrics.get(RubricVersionId.parse(version)));
    }

    /** Publishes a first version from its file form where one person may; else it is a proposal that another publishes. */
    @PostMapping("/api/v1/rubrics")
    @ResponseStatus(HttpStatus.CREATED)
    RubricAnswer publish(@RequestBody String file, Visitor visitor) {
        return RubricAnswer.of(rubrics.publishYaml(file, visitor.id()));
    }
}
