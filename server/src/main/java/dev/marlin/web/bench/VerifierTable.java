package dev.marlin.web.bench;

import dev.marlin.comparisons.BlindView;
import dev.marlin.diffs.HiddenCharacters;
import dev.marlin.diffs.Terminal;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the verifiers found on the base and on both sides of one view, with their logs. */
record VerifierTable(Texts texts, BlindView view) {
    private static final int LOG_LINES = 400;

    /** Lines of a verifier's log; {@code of} is base, a or b. */
    List<String> log(int number, String of) {
        if (number < 1 || number > view.base().size()) {
            throw MarlinException.notFound("That verifier");
        }
        VerifierLine line = lines().get(number - 1);
        Optional<String> digest = line.results().stream()
                .filter(result -> result.of().equals(of))
                .findFirst()
                .flatMap(VerifierLine.Result::outcome)
                .flatMap(NeutralVerification::log);
        if (digest.isEmpty()) {
            throw MarlinException.notFound("That log");
        }
        return Terminal.lines(new String(texts.of(digest).bytes(), StandardCharsets.UTF_8));
    }

    /** The log that the look has open, if any. */
    Optional<Bench.OpenLog> open(Look look) {
        String wanted = look.get("log");
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(wanted.substring(0, wanted.indexOf('-')));
        String of = wanted.substring(wanted.indexOf('-') + 1);
        List<String> lines = log(number, of);
        int from = Math.max(0, lines.size() - LOG_LINES);
        String name = HiddenCharacters.inWords(view.base().get(number - 1).verifier());
        return Optional.of(new Bench.OpenLog(
                name + " on " + (of.equals("base") ? "the base" : of.equals("a") ? "A" : "B"),
                HiddenCharacters.spans(String.join("\n", lines.subList(from, lines.size()))),
                lines.size(),
                from,
                look.below("/verifiers/" + number + "/log/" + of)));
    }

    /** A line per verifier, in the task's order. */
    List<VerifierLine> lines() {
        List<VerifierLine> lines = new ArrayList<>();
        for (NeutralVerification base : view.base()) {
            lines.add(new VerifierLine(
                    lines.size() + 1,
                    base.verifier(),
                    List.of(
                            new VerifierLine.Result("base", Optional.of(base)),
                            new VerifierLine.Result("a", view.a().verification(base.verifier())),
                            new VerifierLine.Result("b", view.b().verification(base.verifier())))));
        }
        return lines;
    }
}
