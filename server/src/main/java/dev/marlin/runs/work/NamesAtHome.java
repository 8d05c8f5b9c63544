package dev.marlin.runs.work;

import dev.marlin.runner.git.objects.GitPath;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.git.objects.TreeEntry;
import dev.marlin.runner.workspace.PreparedBase;
import dev.marlin.runs.redaction.Redactor;
import dev.marlin.runs.redaction.Roster;
import dev.marlin.tasks.Task;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which names of a roster, and of agents' own files, occur in a task's text or anywhere in its base: there they tell nothing new. */
@Component
class NamesAtHome {
    private static final int LARGEST_FILE = 1 << 20;
    private static final long MOST_BYTES = 256L << 20;
    private static final int KEPT = 100;

    private final Map<String, Set<String>> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > KEPT;
        }
    });

    /** Looks only when the first name is asked for: most changes name nobody. */
    Predicate<String> of(Task task, PreparedBase base, Roster roster) {
        return new Predicate<>() {
            private @Nullable Set<String> names;

            @Override
            public synchronized boolean test(String name) {
                if (names == null) {
                    names = known.computeIfAbsent(
                            task.id() + " " + base.key() + " " + roster.names(), key -> find(task, base, roster));
                }
                return names.contains(name);
            }
        };
    }

    private static Set<String> find(Task task, PreparedBase base, Roster roster) {
        Redactor finder = new Redactor(roster, name -> false, bytes -> "");
        Set<String> names = new HashSet<>(finder.namesIn(String.join(
                "\n",
                task.title(),
                task.prompt(),
                task.pullRequest().title(),
                task.pullRequest().description())));
        long bytes = 0;
        try (ObjectStore objects = ObjectStore.open(base.objects())) {
            for (Map.Entry<GitPath, TreeEntry> entry :
                    objects.readTree(base.tree()).entries().entrySet()) {
                names.addAll(finder.namesIn(entry.getKey().text()));
                names.addAll(finder.configurationIn(entry.getKey().text()));
                Optional<byte[]> content = entry.getValue().mode() == TreeEntry.Mode.SUBMODULE || bytes > MOST_BYTES
                        ? Optional.empty()
                        : objects.readBlob(entry.getValue().id(), LARGEST_FILE);
                if (content.isPresent() && !names.containsAll(roster.names())) {
                    bytes += content.get().length;
                    names.addAll(finder.namesIn(new String(content.get(), StandardCharsets.UTF_8)));
                }
            }
        }
        return Set.copyOf(names);
    }
}
