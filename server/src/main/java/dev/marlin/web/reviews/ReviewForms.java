package dev.marlin.web.reviews;

import dev.marlin.comparisons.Annotations;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Desk;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.reviews.Adjudications;
import dev.marlin.reviews.Decision;
import dev.marlin.reviews.ReviewDesk;
import dev.marlin.reviews.Reviews;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.web.bench.Look;
import dev.marlin.web.bench.Words;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What reviewers and adjudicators send from their pages. A refused form is shown again as it was filled in. */
@Controller
class ReviewForms {
    private static final String REMARK = "remark.";

    private final ReviewDesk desk;
    private final Doors doors;
    private final ReviewPages pages;

    ReviewForms(ReviewDesk desk, Doors doors, ReviewPages pages) {
        this.desk = desk;
        this.doors = doors;
        this.pages = pages;
    }

    /** Where forms lead. */
    @Component
    record Doors(Reviews reviews, Adjudications adjudications, Annotations annotations, Desk desk) {}

    @PostMapping("/reviews/{submission}/judgement")
    Answer judge(Visitor visitor, @PathVariable String submission, @RequestParam Map<String, String> form) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        try {
            doors.reviews().judge(view.id(), visitor.id(), ScoreFields.opinion(view.rubric(), form));
            return Answer.go("/reviews/" + view.id());
        } catch (MarlinException e) {
            return again(view, visitor, form, e);
        }
    }

    @PostMapping("/reviews/{submission}/appeal")
    Answer appeal(Visitor visitor, @PathVariable String submission, @RequestParam Map<String, String> form) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        String text = lines(form.getOrDefault("text", ""));
        try {
            doors.adjudications().appeal(view.id(), visitor.id(), text);
            return Answer.go("/reviews/" + view.id());
        } catch (MarlinException e) {
            return Answer.show(new AnswerPage(view, text, Optional.ofNullable(e.getMessage())));
        }
    }

    @PostMapping("/reviews/{submission}/appeal-decision")
    Answer resolve(Visitor visitor, @PathVariable String submission, @RequestParam Map<String, String> form) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        try {
            doors.adjudications()
                    .resolve(
                            view.id(),
                            visitor.id(),
                            Appeal.Outcome.parse(form.getOrDefault("outcome", "")),
                            lines(form.getOrDefault("text", "")));
            return Answer.go("/reviews/" + view.id());
        } catch (MarlinException e) {
            return Answer.show(
                    pages.adjudication(view, ReviewPages.Form.refused(form, String.valueOf(e.getMessage()))));
        }
    }

    @PostMapping("/reviews/{submission}/verdict")
    Answer send(Visitor visitor, @PathVariable String submission, @RequestParam Map<String, String> form) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        try {
            Review.Words words = new Review.Words(
                    Review.Verdict.parse(form.getOrDefault("verdict", "")),
                    lines(form.getOrDefault("text", "")),
                    remarks(form));
            doors.reviews().send(view.id(), visitor.id(), words);
            return Answer.go("/reviews/" + view.id());
        } catch (MarlinException e) {
            return again(view, visitor, form, e);
        }
    }

    @PostMapping("/reviews/{submission}/decision")
    Answer decide(Visitor visitor, @PathVariable String submission, @RequestParam MultiValueMap<String, String> all) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        Map<String, String> form = all.toSingleValueMap();
        List<String> linked = all.getOrDefault("evidence", List.of());
        try {
            Decision.Grounds grounds = new Decision.Grounds(
                    Decision.Outcome.parse(form.getOrDefault("outcome", "")),
                    form.getOrDefault("reasonCode", ""),
                    linked,
                    lines(form.getOrDefault("message", "")));
            doors.adjudications().decide(view.id(), visitor.id(), ScoreFields.opinion(view.rubric(), form), grounds);
            return Answer.go("/reviews/" + view.id());
        } catch (MarlinException e) {
            if (e.problem() != Problem.INVALID) {
                throw e;
            }
            return Answer.show(pages.adjudication(view, new ReviewPages.Form(form, linked, Optional.of(message(e)))));
        }
    }

    @PostMapping("/reviews/{submission}/annotations")
    Redirect annotate(Visitor visitor, @PathVariable String submission, @RequestParam Map<String, String> form) {
        SubmissionView view = judging(visitor, submission);
        BlindView blind = pages.blind(view, pages.look(view, Map.of()));
        String key = form.getOrDefault("file", "");
        Optional<String> path = key.isEmpty()
                ? Optional.empty()
                : Optional.of(blind.files().stream()
                        .filter(file -> file.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> MarlinException.notFound("That file"))
                        .path());
        doors.annotations().write(view.comparison(), visitor.id(), Words.remark(form, path));
        return back(view, form.getOrDefault("back", ""));
    }

    @PostMapping("/reviews/{submission}/annotations/{reference}/withdrawal")
    Redirect takeBack(Visitor visitor, @PathVariable String submission, @PathVariable String reference) {
        SubmissionView view = judging(visitor, submission);
        doors.annotations().withdraw(view.comparison(), visitor.id(), reference);
        return Redirect.to("/reviews/" + view.id() + "?panel=notes");
    }

    @PostMapping("/reviews/{submission}/viewed")
    Redirect viewed(
            Visitor visitor,
            @PathVariable String submission,
            @RequestParam String mark,
            @RequestParam(defaultValue = "") String back) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        String[] parts = mark.split("\\.", -1);
        if (parts.length != 3 || !Set.of("on", "off").contains(parts[2])) {
            throw MarlinException.invalid("A mark is side.file.on or side.file.off. Nothing was changed.");
        }
        doors.desk()
                .view(
                        view.comparison(),
                        visitor.id(),
                        new Desk.Mark(Words.side(parts[0]), parts[1]),
                        parts[2].equals("on"));
        return back(view, back);
    }

    private SubmissionView judging(Visitor visitor, String submission) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        if (view.turn() != SubmissionView.Turn.JUDGE) {
            throw MarlinException.conflict(
                    "Notes are written before you judge. Nothing was changed; say it in your" + " review.");
        }
        return view;
    }

    private Answer again(SubmissionView view, Visitor visitor, Map<String, String> form, MarlinException refusal) {
        if (refusal.problem() != Problem.INVALID) {
            throw refusal;
        }
        Look look = pages.look(view, Map.of());
        return Answer.show(pages.sides(view, visitor.id(), look, ReviewPages.Form.refused(form, message(refusal))));
    }

    private static List<Review.Remark> remarks(Map<String, String> form) {
        List<Review.Remark> remarks = new ArrayList<>();
        new TreeMap<>(form).forEach((name, value) -> {
            if (name.startsWith(REMARK) && !value.isBlank()) {
                remarks.add(new Review.Remark(name.substring(REMARK.length()), lines(value)));
            }
        });
        return remarks;
    }

    private static Redirect back(SubmissionView view, String back) {
        String path = "/reviews/" + view.id();
        return Redirect.to(back.startsWith(path + "?") ? back : path);
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static String message(MarlinException e) {
        return Optional.ofNullable(e.getMessage()).orElse("That could not be saved.");
    }
}
