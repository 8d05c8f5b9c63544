package dev.marlin.api.rubrics;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.rubrics.Clause;
import dev.marlin.rubrics.ClauseUse;
import dev.marlin.rubrics.Reopenings;
import dev.marlin.rubrics.RubricChange;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.rubrics.VersionUse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a version changed, and what that means for judged work, for programs. */
@RestController
class ChangeApi {
    private final Rubrics rubrics;
    private final Reopenings reopenings;

    ChangeApi(Rubrics rubrics, Reopenings reopenings) {
        this.rubrics = rubrics;
        this.reopenings = reopenings;
    }

    /** Fields that differ, in reading order; {@code kind} is {@code same}, {@code gone} or {@code come}. */
    record ChangeAnswer(String older, String newer, List<FieldAnswer> fields) {
        record FieldAnswer(String clause, String field, List<PieceAnswer> pieces) {}

        record PieceAnswer(String kind, String text) {}
    }

    /** Where a version lives, and who used what it changed; {@code judgements} only where a clause was asked for. */
    record UsesAnswer(
            List<VersionUse.Count> bound,
            List<ClauseAnswer> changed,
            List<UseAnswer> judgements,
            Optional<String> next) {
        record ClauseAnswer(String clause, long judgements) {}

        record UseAnswer(String judgement, String comparison, String version, String role, Instant at) {}
    }

    /** A sample to draw: {@code size} is a number or a share such as {@code 5%}. */
    record ReopeningInput(
            @Nullable List<String> clauses,
            @Nullable String size,
            @Nullable String reason) {}

    /** A sample as drawn. */
    record DrawAnswer(String id, String clauses, int population, int drawn, String seed, String reason, Instant at) {
        static DrawAnswer of(Reopenings.Draw draw) {
            return new DrawAnswer(
                    draw.id().toString(),
                    draw.clauses(),
                    draw.population(),
                    draw.drawn(),
                    draw.seed(),
                    draw.reason(),
                    draw.at());
        }
    }

    /** All samples of a version, latest first, and whether one can be drawn here. */
    record DrawsAnswer(boolean possible, List<DrawAnswer> draws) {}

    @GetMapping("/api/v1/rubrics/{version}/changes/{older}")
    ChangeAnswer change(@PathVariable String version, @PathVariable String older) {
        RubricVersion newer = version(version);
        RubricVersion before = version(older);
        List<ChangeAnswer.FieldAnswer> fields = RubricChange.between(before, newer).clauses().stream()
                .flatMap(change -> change.fields().stream().map(field -> field(change.clause(), field)))
                .toList();
        return new ChangeAnswer(before.id().toString(), newer.id().toString(), fields);
    }

    private static ChangeAnswer.FieldAnswer field(Clause clause, RubricChange.FieldChange field) {
        return new ChangeAnswer.FieldAnswer(
                clause.toString(),
                field.field(),
                field.words().pieces().stream()
                        .map(piece -> new ChangeAnswer.PieceAnswer(
                                piece.kind().name().toLowerCase(Locale.ROOT), piece.text()))
                        .toList());
    }

    @GetMapping("/api/v1/rubrics/{version}/uses")
    UsesAnswer uses(
            @PathVariable String version, @RequestParam Optional<String> clause, @RequestParam Optional<String> after) {
        RubricVersion newer = version(version);
        Keyset<ClauseUse.Use> listed = clause.map(Clause::parse)
                .map(wanted -> reopenings.uses(newer, wanted, after))
                .orElse(new Keyset<>(List.of(), Optional.empty()));
        return new UsesAnswer(
                rubrics.uses(newer.id()),
                reopenings.affected(newer).stream()
                        .map(affected ->
                                new UsesAnswer.ClauseAnswer(affected.clause().toString(), affected.judgements()))
                        .toList(),
                listed.rows().stream().map(ChangeApi::use).toList(),
                listed.next());
    }

    private static UsesAnswer.UseAnswer use(ClauseUse.Use use) {
        return new UsesAnswer.UseAnswer(
                use.judgement().toString(),
                use.comparison().toString(),
                use.version().toString(),
                use.role(),
                use.at());
    }

    @GetMapping("/api/v1/rubrics/{version}/reopenings")
    DrawsAnswer draws(@PathVariable String version) {
        return new DrawsAnswer(
                reopenings.possible(),
                reopenings.draws(version(version).id()).stream()
                        .map(DrawAnswer::of)
                        .toList());
    }

    @PostMapping("/api/v1/rubrics/{version}/reopenings")
    @ResponseStatus(HttpStatus.CREATED)
    DrawAnswer reopen(@PathVariable String version, @RequestBody ReopeningInput input, Visitor visitor) {
        return DrawAnswer.of(reopenings.draw(
                new Reopenings.Wanted(
                        version(version).id(),
                        Optional.ofNullable(input.clauses()).orElse(List.of()).stream()
                                .map(Clause::parse)
                                .toList(),
                        Reopenings.Size.parse(Optional.ofNullable(input.size()).orElse("")),
                        Optional.empty(),
                        Optional.ofNullable(input.reason()).orElse("")),
                visitor.id()));
    }

    private RubricVersion version(String id) {
        return rubrics.get(RubricVersionId.parse(id));
    }
}
