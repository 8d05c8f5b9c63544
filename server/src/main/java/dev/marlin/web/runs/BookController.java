package dev.marlin.web.runs;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runs.PairId;
import dev.marlin.runs.Questions;
import dev.marlin.runs.RunBook;
import dev.marlin.runs.RunBook.Evidence;
import dev.marlin.runs.RunBook.RunEntry;
import dev.marlin.runs.RunId;
import dev.marlin.runs.Withholdings;
import dev.marlin.web.ui.Pretty;
import dev.marlin.web.ui.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The unblinded book of runs, for managers. */
@Controller
class BookController {
    private static final int SHOWN = 30_000;

    private final RunBook book;
    private final Withholdings withholdings;
    private final Questions questions;

    BookController(RunBook book, Withholdings withholdings, Questions questions) {
        this.book = book;
        this.withholdings = withholdings;
        this.questions = questions;
    }

    @GetMapping("/runs")
    RunsPage all(@RequestParam Optional<String> after) {
        return new RunsPage(book.standstill(), book.pairs(after), withholdings.open(), questions.open());
    }

    @GetMapping("/runs/pairs/{pair}")
    PairPage pair(Visitor visitor, @PathVariable String pair) {
        PairId id = PairId.parse(pair);
        RunBook.PairEntry entry = book.pair(id);
        return new PairPage(entry, book.runs(id), withholdings.of(id), entry.withheld() && visitor.is(Role.MANAGER));
    }

    @PostMapping("/runs/pairs/{pair}/decision")
    Redirect decide(
            Visitor visitor, @PathVariable String pair, @RequestParam String decision, @RequestParam String reason) {
        PairId id = PairId.parse(pair);
        switch (decision) {
            case "release" -> withholdings.release(id, reason, visitor.id());
            case "withdraw" -> withholdings.withdraw(id, reason, visitor.id());
            default -> throw MarlinException.invalid("decision: release or withdraw is wanted. Nothing was changed.");
        }
        return Redirect.to("/runs/pairs/" + id);
    }

    @GetMapping("/runs/{run}")
    RunPage run(@PathVariable String run) {
        RunEntry entry = book.run(RunId.parse(run));
        if (entry.overhead().isEmpty()) {
            return new RunPage(entry, questions.of(entry.id()), List.of(), List.of());
        }
        List<RunPage.Text> texts = Arrays.stream(Evidence.values())
                .map(evidence -> text(entry.id(), evidence))
                .toList();
        return new RunPage(entry, questions.of(entry.id()), trace(entry), texts);
    }

    /** What is kept but cannot be read is told in its place, so that the rest can still be seen. */
    private List<RunBook.TraceEntry> trace(RunEntry entry) {
        try {
            return book.trace(entry.id());
        } catch (MarlinException unreadable) {
            if (unreadable.problem() != Problem.INTERNAL) {
                throw unreadable;
            }
            Instant at = entry.finishedAt().orElse(Instant.EPOCH);
            return List.of(new RunBook.TraceEntry(at, "not readable", String.valueOf(unreadable.getMessage()), "", ""));
        }
    }

    /** The whole text as a download: never shown as a page of ours. */
    @GetMapping("/runs/{run}/{evidence}")
    ResponseEntity<byte[]> whole(@PathVariable String run, @PathVariable String evidence) {
        RunId id = RunId.parse(run);
        Evidence wanted = Arrays.stream(Evidence.values())
                .filter(known -> key(known).equals(evidence))
                .findFirst()
                .orElseThrow(() -> MarlinException.notFound("That record"));
        boolean isAtif = wanted == Evidence.TRAJECTORY;
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(evidence + (isAtif ? ".atif.json" : ".txt"))
                .build();
        return ResponseEntity.ok()
                .contentType(isAtif ? MediaType.APPLICATION_JSON : MediaType.TEXT_PLAIN)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(book.text(id, wanted));
    }

    /** What the agent and its model said to each other. */
    @GetMapping("/runs/{run}/recording")
    ResponseEntity<FileSystemResource> recording(@PathVariable String run) {
        ContentDisposition attachment =
                ContentDisposition.attachment().filename("recording.zip").build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(new FileSystemResource(book.recording(RunId.parse(run))));
    }

    private RunPage.Text text(RunId run, Evidence evidence) {
        String all = new String(book.text(run, evidence), StandardCharsets.UTF_8);
        String shown = evidence == Evidence.MANIFEST || evidence == Evidence.TRAJECTORY ? Pretty.json(all) : all;
        boolean cut = shown.length() > SHOWN;
        boolean folded = evidence == Evidence.TRAJECTORY || evidence == Evidence.RAW;
        return new RunPage.Text(key(evidence), title(evidence), cut ? shown.substring(0, SHOWN) : shown, cut, folded);
    }

    private static String key(Evidence evidence) {
        return evidence.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String title(Evidence evidence) {
        return switch (evidence) {
            case PATCH -> "Patch";
            case TRAJECTORY -> "Trajectory as it is kept (ATIF)";
            case RAW -> "Its own stream";
            case MANIFEST -> "Manifest";
            case FINAL_MESSAGE -> "Last words";
        };
    }
}
