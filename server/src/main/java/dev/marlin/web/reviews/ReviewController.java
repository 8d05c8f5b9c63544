package dev.marlin.web.reviews;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.reviews.ReviewDesk;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.web.ui.PageView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of submissions and one submission, for each in their part. */
@Controller
class ReviewController {
    private final ReviewDesk desk;
    private final OpeningLists openings;
    private final ReviewPages pages;
    private final Clock clock;

    ReviewController(ReviewDesk desk, OpeningLists openings, ReviewPages pages, Clock clock) {
        this.desk = desk;
        this.openings = openings;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/reviews")
    ReviewsPage list(Visitor visitor) {
        boolean manager = visitor.is(Role.MANAGER) || visitor.is(Role.ADMIN);
        return new ReviewsPage(
                desk.of(visitor.id()),
                manager ? openings.of(desk.unstaffed()) : List.of(),
                manager ? openings.of(desk.late()) : List.of(),
                manager,
                clock.instant());
    }

    @GetMapping("/reviews/{submission}")
    PageView one(Visitor visitor, @PathVariable String submission, @RequestParam Map<String, String> parameters) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        return pages.page(view, visitor.id(), pages.look(view, parameters));
    }
}
