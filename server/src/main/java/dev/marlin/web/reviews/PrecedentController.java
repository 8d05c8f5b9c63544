package dev.marlin.web.reviews;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.reviews.ReviewDesk;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.calibration.Calibration;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.precedents.Precedents;
import dev.marlin.rubrics.Clause;
import dev.marlin.web.ui.Answer;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Precedents for those who judge by them, and reviewers' figures for managers. */
@Controller
class PrecedentController {
    private final Precedents precedents;
    private final Calibration calibration;
    private final ReviewDesk desk;
    private final ReviewPages pages;

    PrecedentController(Precedents precedents, Calibration calibration, ReviewDesk desk, ReviewPages pages) {
        this.precedents = precedents;
        this.calibration = calibration;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping("/precedents")
    PrecedentsPage all(Visitor visitor) {
        return page(visitor, Optional.empty());
    }

    @PostMapping("/reviews/{submission}/precedents")
    Answer mark(Visitor visitor, @PathVariable String submission, @RequestParam Map<String, String> form) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        try {
            precedents.mark(
                    view.id(),
                    Clause.parse(form.getOrDefault("clause", "")),
                    form.getOrDefault("reason", ""),
                    visitor.id());
            return Answer.go("/precedents");
        } catch (MarlinException e) {
            return Answer.show(
                    pages.adjudication(view, ReviewPages.Form.refused(form, String.valueOf(e.getMessage()))));
        }
    }

    @PostMapping("/precedents/{precedent}/withdrawal")
    Answer withdraw(Visitor visitor, @PathVariable String precedent, @RequestParam Map<String, String> form) {
        try {
            precedents.withdraw(precedent, form.getOrDefault("reason", ""), visitor.id());
            return Answer.go("/precedents");
        } catch (MarlinException e) {
            return Answer.show(page(visitor, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/review-calibration")
    CalibrationPage figures() {
        return new CalibrationPage(calibration.all());
    }

    private PrecedentsPage page(Visitor visitor, Optional<String> error) {
        boolean mayWithdraw = visitor.is(Role.MANAGER) || visitor.is(Role.ADJUDICATOR);
        return new PrecedentsPage(precedents.all(), mayWithdraw, error);
    }
}
