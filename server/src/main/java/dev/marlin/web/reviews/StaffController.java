package dev.marlin.web.reviews;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.Openings;
import dev.marlin.reviews.Reviews;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.web.ui.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What managers do about submissions that have nobody who can act. */
@Controller
class StaffController {
    private final Openings openings;
    private final Reviews reviews;

    StaffController(Openings openings, Reviews reviews) {
        this.openings = openings;
        this.reviews = reviews;
    }

    @PostMapping("/reviews/{submission}/staff")
    Redirect draw(Visitor visitor, @PathVariable String submission) {
        openings.draw(SubmissionId.parse(submission), visitor.id());
        return Redirect.to("/reviews");
    }

    @PostMapping("/reviews/{submission}/appointment")
    Redirect appoint(Visitor visitor, @PathVariable String submission, @RequestParam(defaultValue = "") String person) {
        openings.appoint(SubmissionId.parse(submission), PersonId.parse(person), visitor.id());
        return Redirect.to("/reviews");
    }

    @PostMapping("/reviews/{submission}/withdrawal")
    Redirect withdraw(Visitor visitor, @PathVariable String submission) {
        reviews.withdraw(SubmissionId.parse(submission), visitor.id());
        return Redirect.to("/reviews");
    }
}
