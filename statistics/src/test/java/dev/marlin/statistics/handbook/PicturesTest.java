package dev.marlin.statistics.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures of the handbook are those that the module draws today. */
class PicturesTest {
    private static final Path FOLDER = Path.of("../docs/statistics");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]");
    /** In user units: other processors round the last bit of a logarithm in another way. */
    private static final double HARDLY_VISIBLE = 0.15;

    @Test
    void picturesShowWhatTheModuleComputes() throws IOException {
        Files.createDirectories(FOLDER);
        List<String> stale = new ArrayList<>();
        for (Map.Entry<String, String> picture : Pictures.drawn().entrySet()) {
            Path file = FOLDER.resolve(picture.getKey());
            if (!Files.exists(file) || !looksLike(Files.readString(file), picture.getValue())) {
                Files.writeString(file, picture.getValue());
                stale.add(picture.getKey());
            }
        }
        assertThat(stale)
                .as(
                        "pictures in docs/statistics were out of date; they are drawn anew now: look at them and commit them")
                .isEmpty();
    }

    @Test
    void everyPictureIsShownAndNoneIsMissing() throws IOException {
        String text = Files.readString(FOLDER.resolveSibling("statistics.md"));
        List<String> shown = Pattern.compile("\\(statistics/([a-z-]+\\.svg)\\)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(Pictures.drawn().keySet());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Pictures.drawn().keySet());
        }
    }

    private static boolean looksLike(String one, String other) {
        if (!NUMBER.matcher(one).replaceAll("#").equals(NUMBER.matcher(other).replaceAll("#"))) {
            return false;
        }
        Matcher first = NUMBER.matcher(one);
        Matcher second = NUMBER.matcher(other);
        while (first.find() && second.find()) {
            if (Math.abs(Double.parseDouble(first.group()) - Double.parseDouble(second.group())) > HARDLY_VISIBLE) {
                return false;
            }
        }
        return true;
    }
}
