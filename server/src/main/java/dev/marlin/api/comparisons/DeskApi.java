package dev.marlin.api.comparisons;

import dev.marlin.api.bench.FileTexts;
import dev.marlin.api.comparisons.Bodies.DraftBody;
import dev.marlin.api.comparisons.Bodies.ViewedBody;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.BlindViews;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Side;
import dev.marlin.identity.Visitor;
import dev.marlin.web.bench.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drafts, viewed marks and texts, over JSON. The page's own scripts use these. */
@RestController
class DeskApi {
    private final Comparisons comparisons;
    private final BlindViews views;
    private final Desk desk;

    DeskApi(Comparisons comparisons, BlindViews views, Desk desk) {
        this.comparisons = comparisons;
        this.views = views;
        this.desk = desk;
    }

    /** A draft as it is kept; revision 0 when there is none. */
    record DraftPart(
            int revision,
            Map<String, String> fields,
            @Nullable Instant savedAt) {
        static DraftPart of(Desk.Draft draft) {
            return new DraftPart(draft.revision(), draft.fields(), draft.savedAt());
        }
    }

    /** @param others versions kept beside it, newest first */
    record Drafts(DraftPart draft, List<DraftPart> others) {}

    /**
     * What came of saving.
     *
     * @param outcome {@code saved} or {@code both_kept}: somebody saved a newer one, which is {@code draft}, and what
     *     was sent is kept beside it
     */
    record Saved(String outcome, DraftPart draft) {}

    /** @param turn 0 for the judgement of the whole */
    @GetMapping("/api/v1/comparisons/{comparison}/drafts/{turn}")
    Drafts draft(@PathVariable String comparison, @PathVariable int turn, Visitor visitor) {
        Desk.Place place = desk.place(find(comparison).id(), turn, visitor.id());
        return new Drafts(
                desk.draft(place).map(DraftPart::of).orElse(new DraftPart(0, Map.of(), null)),
                desk.others(place).stream().map(DraftPart::of).toList());
    }

    @PutMapping("/api/v1/comparisons/{comparison}/drafts/{turn}")
    Saved save(@PathVariable String comparison, @PathVariable int turn, @RequestBody DraftBody body, Visitor visitor) {
        Desk.Place place = desk.place(find(comparison).id(), turn, visitor.id());
        return switch (desk.save(place, body.revision(), body.words())) {
            case Desk.Saving.Saved saved -> new Saved("saved", DraftPart.of(saved.draft()));
            case Desk.Saving.BothKept both -> new Saved("both_kept", DraftPart.of(both.current()));
        };
    }

    @PutMapping("/api/v1/comparisons/{comparison}/viewed")
    ViewedBody view(@PathVariable String comparison, @RequestBody ViewedBody body, Visitor visitor) {
        Side side = Words.side(Bodies.orEmpty(body.side()));
        desk.view(find(comparison).id(), visitor.id(), new Desk.Mark(side, Bodies.orEmpty(body.file())), body.viewed());
        return body;
    }

    @GetMapping("/api/v1/comparisons/{comparison}/files/{file}")
    FileTexts file(
            @PathVariable String comparison,
            @PathVariable String file,
            @RequestParam(required = false) @Nullable Integer turn,
            Visitor visitor) {
        BlindView view = views.forExpert(find(comparison).id(), visitor.id(), Optional.ofNullable(turn));
        return FileTexts.of(view, file, views);
    }

    private Comparison find(String id) {
        return comparisons.get(ComparisonId.parse(id));
    }
}
