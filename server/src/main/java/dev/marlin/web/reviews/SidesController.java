package dev.marlin.web.reviews;

import dev.marlin.comparisons.BlindView;
import dev.marlin.identity.Visitor;
import dev.marlin.reviews.ReviewDesk;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.web.bench.Benches;
import dev.marlin.web.bench.Look;
import dev.marlin.web.bench.Personal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Both sides of a submission, and the pieces of them that are loaded on request, for reviewers and adjudicators. */
@Controller
class SidesController {
    private final ReviewDesk desk;
    private final ReviewPages pages;
    private final Benches benches;

    SidesController(ReviewDesk desk, ReviewPages pages, Benches benches) {
        this.desk = desk;
        this.pages = pages;
        this.benches = benches;
    }

    @GetMapping("/reviews/{submission}/sides")
    ReviewPage sides(Visitor visitor, @PathVariable String submission, @RequestParam Map<String, String> parameters) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        return pages.sides(view, visitor.id(), pages.look(view, parameters), ReviewPages.Form.NONE);
    }

    /** One file, open, as a piece of the page. */
    @GetMapping({"/reviews/{submission}/files/{file}", "/reviews/{submission}/sides/files/{file}"})
    FilePage file(
            Visitor visitor,
            @PathVariable String submission,
            @PathVariable String file,
            @RequestParam Map<String, String> parameters) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        Look look = pages.look(view, parameters);
        BlindView blind = pages.blind(view, look);
        Personal personal = pages.personal(view, blind, visitor.id());
        return new FilePage(benches.file(blind, file, look, personal), look, personal.writable());
    }

    /** One version of a file as plain text, to be saved: a, b or base. */
    @GetMapping({
        "/reviews/{submission}/files/{file}/text/{which}",
        "/reviews/{submission}/sides/files/{file}/text/{which}"
    })
    ResponseEntity<byte[]> text(
            Visitor visitor,
            @PathVariable String submission,
            @PathVariable String file,
            @PathVariable String which,
            @RequestParam Map<String, String> parameters) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        BlindView blind = pages.blind(view, pages.look(view, parameters));
        return plain(
                file + "-" + which + ".txt", benches.text(blind, file, which).bytes());
    }

    /** A verifier's log as plain text: on a, b or base. */
    @GetMapping({
        "/reviews/{submission}/verifiers/{number}/log/{of}",
        "/reviews/{submission}/sides/verifiers/{number}/log/{of}"
    })
    ResponseEntity<byte[]> log(
            Visitor visitor,
            @PathVariable String submission,
            @PathVariable int number,
            @PathVariable String of,
            @RequestParam Map<String, String> parameters) {
        SubmissionView view = desk.look(SubmissionId.parse(submission), visitor.id());
        BlindView blind = pages.blind(view, pages.look(view, parameters));
        String log = String.join("\n", benches.log(blind, number, of)) + "\n";
        return plain("verifier-" + number + "-" + of + ".txt", log.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> plain(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
