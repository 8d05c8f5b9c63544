package dev.marlin.runner.capture;

import dev.marlin.runner.capture.OpenFolder.Name;
import dev.marlin.runner.git.objects.GitPath;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Folders that git would take for a bare repository if it ran in them. */
final class EmbeddedRepositories {
    private static final List<String> MARKS = List.of("HEAD", "objects", "refs");

    private EmbeddedRepositories() {}

    static void note(Collection<Name> names, @Nullable GitPath folder, LayerRecord taken) {
        Set<String> texts = names.stream()
                .map(name -> new String(name.bytes(), StandardCharsets.ISO_8859_1))
                .collect(Collectors.toSet());
        if (texts.containsAll(MARKS)) {
            taken.embeddedRepository(folder == null ? GitPath.of("HEAD") : folder);
        }
    }
}
