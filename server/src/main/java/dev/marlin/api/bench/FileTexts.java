package dev.marlin.api.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.BlindViews;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.NeutralCandidate.NeutralFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file: texts of base and of both sides; left out where there is none or it is binary.
 *
 * @param key as in the document's list of files
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileTexts(
        String key,
        String path,
        @Nullable String base,
        @Nullable String a,
        @Nullable String b) {

    /** @throws MarlinException NOT_FOUND when no side changed such a file */
    public static FileTexts of(BlindView view, String key, BlindViews views) {
        BlindView.ChangedFile found = view.files().stream()
                .filter(file -> file.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.notFound("That file"));
        Optional<NeutralFile> some = found.a().isPresent() ? found.a() : found.b();
        return new FileTexts(
                found.key(),
                found.path(),
                text(some.flatMap(NeutralFile::base), views),
                text(found.a().flatMap(NeutralFile::after), views),
                text(found.b().flatMap(NeutralFile::after), views));
    }

    private static @Nullable String text(Optional<String> digest, BlindViews views) {
        return digest.isEmpty() ? null : new String(views.text(digest).bytes(), StandardCharsets.UTF_8);
    }
}
