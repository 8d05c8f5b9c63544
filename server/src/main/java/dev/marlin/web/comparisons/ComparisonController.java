package dev.marlin.web.comparisons;

import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.diffs.TextFile;
import dev.marlin.identity.Visitor;
import dev.marlin.runs.PairId;
import dev.marlin.web.bench.Benches;
import dev.marlin.web.bench.Look;
import dev.marlin.web.bench.Personal;
import dev.marlin.web.ui.Redirect;
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

/** The comparison page and the pieces that it loads on request. */
@Controller
class ComparisonController {
    private final Comparisons comparisons;
    private final ComparisonPages pages;
    private final Benches benches;

    ComparisonController(Comparisons comparisons, ComparisonPages pages, Benches benches) {
        this.comparisons = comparisons;
        this.pages = pages;
        this.benches = benches;
    }

    @GetMapping("/comparisons/{comparison}")
    BlindPage page(@PathVariable String comparison, @RequestParam Map<String, String> parameters, Visitor visitor) {
        Comparison found = comparisons.get(ComparisonId.parse(comparison));
        return pages.page(found, visitor.id(), pages.look(found.id().toString(), parameters));
    }

    /** Leads from a pair, which its starter follows, to what becomes of it. */
    @GetMapping("/pairs/{pair}/comparison")
    Redirect ofPair(@PathVariable String pair) {
        return Redirect.to(
                "/comparisons/" + comparisons.ofPair(PairId.parse(pair)).id());
    }

    /** One file, open, as a piece of the page. */
    @GetMapping("/comparisons/{comparison}/files/{file}")
    FilePage file(
            @PathVariable String comparison,
            @PathVariable String file,
            @RequestParam Map<String, String> parameters,
            Visitor visitor) {
        Comparison found = comparisons.get(ComparisonId.parse(comparison));
        Look look = pages.look(found.id().toString(), parameters);
        BlindView view = pages.view(found, visitor.id(), look);
        Personal personal = pages.personal(view, visitor.id());
        return new FilePage(benches.file(view, file, look, personal), look, personal.writable());
    }

    /** One version of a file as plain text, to be saved: a, b or base. */
    @GetMapping("/comparisons/{comparison}/files/{file}/text/{which}")
    ResponseEntity<byte[]> text(
            @PathVariable String comparison,
            @PathVariable String file,
            @PathVariable String which,
            @RequestParam Map<String, String> parameters,
            Visitor visitor) {
        Comparison found = comparisons.get(ComparisonId.parse(comparison));
        Look look = pages.look(found.id().toString(), parameters);
        TextFile text = benches.text(pages.view(found, visitor.id(), look), file, which);
        return plain(file + "-" + which + ".txt", text.bytes());
    }

    /** A verifier's log as plain text: on a, b or base. */
    @GetMapping("/comparisons/{comparison}/verifiers/{number}/log/{of}")
    ResponseEntity<byte[]> log(
            @PathVariable String comparison,
            @PathVariable int number,
            @PathVariable String of,
            @RequestParam Map<String, String> parameters,
            Visitor visitor) {
        Comparison found = comparisons.get(ComparisonId.parse(comparison));
        Look look = pages.look(found.id().toString(), parameters);
        String log = String.join("\n", benches.log(pages.view(found, visitor.id(), look), number, of)) + "\n";
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
