package dev.marlin.comparisons;

import dev.marlin.diffs.TextFile;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.store.BlobStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Remarks on sides, files and lines: written while judging, never overwritten. */
@Service
public class Annotations {
    private static final int TEXT_LIMIT = 20_000;
    private static final int PER_SIDE_LIMIT = 500;

    private final ComparisonStore comparisons;
    private final DeskStore store;
    private final ObjectProvider<NeutralPairs> pairs;
    private final BlobStore blobs;
    private final Ground ground;

    Annotations(
            ComparisonStore comparisons,
            DeskStore store,
            ObjectProvider<NeutralPairs> pairs,
            BlobStore blobs,
            Ground ground) {
        this.comparisons = comparisons;
        this.store = store;
        this.pairs = pairs;
        this.blobs = blobs;
        this.ground = ground;
    }

    /** The person's own annotations that stand, by side and number. */
    public List<Annotation> of(ComparisonId comparison, PersonId author) {
        return all(comparison).stream().filter(a -> a.author().equals(author)).toList();
    }

    /** Everybody's annotations that stand; only for those who may see them all. */
    public List<Annotation> all(ComparisonId comparison) {
        return store.annotations(comparison).stream()
                .filter(a -> !a.withdrawn())
                .toList();
    }

    /**
     * Writes a remark by the comparison's expert, or by a reviewer while it is submitted.
     *
     * @throws MarlinException INVALID when text or place is not there; CONFLICT when nothing may be written now
     */
    public Annotation write(ComparisonId id, PersonId author, Annotation.Remark remark) {
        return ground.inTransaction(() -> {
            Comparison comparison = writable(id, author);
            int number = 1
                    + (int) ofAuthor(id, author).stream()
                            .filter(a -> a.side() == remark.side())
                            .count();
            if (number > PER_SIDE_LIMIT) {
                throw MarlinException.invalid("There are " + PER_SIDE_LIMIT + " annotations on " + remark.side()
                        + " already. Change or withdraw one. Nothing was saved.");
            }
            return insert(comparison, author, remark, number, 1);
        });
    }

    /** Replaces what an annotation says by a further version; its place may change too. */
    public Annotation rewrite(ComparisonId id, PersonId author, String reference, Annotation.Remark remark) {
        return ground.inTransaction(() -> {
            Comparison comparison = writable(id, author);
            Annotation old = find(id, author, reference);
            if (old.side() != remark.side()) {
                throw MarlinException.invalid(
                        reference + " is about " + old.side() + ". Write a new one for the other side.");
            }
            return insert(comparison, author, remark, old.number(), old.version() + 1);
        });
    }

    /** Takes an annotation back: it is shown no more and names no evidence; what was written stays on record. */
    public void withdraw(ComparisonId id, PersonId author, String reference) {
        ground.inTransaction(() -> {
            writable(id, author);
            Annotation old = find(id, author, reference);
            Annotation last = new Annotation(
                    id,
                    author,
                    old.side(),
                    old.number(),
                    old.version() + 1,
                    old.turn(),
                    old.path(),
                    old.lines(),
                    old.kind(),
                    old.severity(),
                    old.text(),
                    true,
                    ground.now());
            store.insert(last);
            logged("annotation.withdrawn", last);
            return last;
        });
    }

    /** Judgement.Evidence that a rationale of this person names; an adjudicator may name anybody's annotations. */
    Judgement.Evidence evidence(Comparison comparison, PersonId writer, Judgement.Role role, String rationale) {
        List<Annotation> visible = switch (role) {
            case AUTHOR -> of(comparison.id(), writer);
            case REVIEWER, ADJUDICATOR -> all(comparison.id());
        };
        return Judgement.Evidence.in(
                rationale,
                visible.stream().map(Annotation::reference).distinct().toList(),
                pairs.getObject().base(comparison.pair()).stream()
                        .map(NeutralVerification::verifier)
                        .toList());
    }

    private Comparison writable(ComparisonId id, PersonId author) {
        Comparison comparison = comparisons.lock(id);
        boolean open = comparison.expert().equals(author)
                ? comparison.state().isWritable()
                : comparison.state() == Comparison.State.SUBMITTED;
        if (!open) {
            throw MarlinException.conflict("This comparison is "
                    + comparison.state().key().replace('_', ' ')
                    + ": annotations cannot be changed now. Nothing was saved.");
        }
        return comparison;
    }

    private List<Annotation> ofAuthor(ComparisonId id, PersonId author) {
        return store.annotations(id).stream()
                .filter(a -> a.author().equals(author))
                .toList();
    }

    private Annotation find(ComparisonId id, PersonId author, String reference) {
        return of(id, author).stream()
                .filter(a -> a.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> MarlinException.notFound("That annotation"));
    }

    private Annotation insert(
            Comparison comparison, PersonId author, Annotation.Remark remark, int number, int version) {
        if (remark.text().isBlank() || remark.text().length() > TEXT_LIMIT) {
            throw MarlinException.invalid(
                    "An annotation says something, in at most " + TEXT_LIMIT + " characters. Nothing was saved.");
        }
        Annotation annotation = new Annotation(
                comparison.id(),
                author,
                remark.side(),
                number,
                version,
                comparison.turn(),
                remark.path(),
                lines(comparison, remark),
                remark.kind(),
                remark.severity(),
                remark.text(),
                false,
                ground.now());
        store.insert(annotation);
        logged("annotation.written", annotation);
        return annotation;
    }

    private void logged(String action, Annotation annotation) {
        ground.log(
                annotation.author(),
                action,
                "comparison",
                annotation.comparison().value(),
                Map.of(
                        "reference", annotation.reference(),
                        "version", Integer.toString(annotation.version()),
                        "turn", Integer.toString(annotation.turn()),
                        "text", Digest.sha256(annotation.text())));
    }

    private Optional<Annotation.Lines> lines(Comparison comparison, Annotation.Remark remark) {
        if (remark.path().isEmpty()) {
            if (remark.spot().isPresent()) {
                throw MarlinException.invalid("Lines need a file. Nothing was saved.");
            }
            return Optional.empty();
        }
        String path = remark.path().get();
        NeutralCandidate candidate =
                pairs.getObject().candidate(comparisons.sides(comparison.id()).at(remark.side()), comparison.turn());
        NeutralFile file = candidate.files().stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid(
                        remark.side() + " did not change a file of that name. Nothing was saved."));
        return remark.spot().map(spot -> anchored(file, spot));
    }

    private Annotation.Lines anchored(NeutralFile file, Annotation.Spot spot) {
        Optional<String> blob = switch (spot.of()) {
            case BASE -> file.base();
            case AFTER -> file.after();
        };
        TextFile text = blob.map(digest -> TextFile.of(blobs.get(digest))).orElse(TextFile.EMPTY);
        if (spot.last() > text.lineCount()) {
            throw MarlinException.invalid("That text has " + text.lineCount() + " lines; line " + spot.last()
                    + " is not among them. Nothing was saved.");
        }
        return new Annotation.Lines(spot.of(), spot.first(), spot.last(), text.digest(spot.first() - 1, spot.last()));
    }
}
