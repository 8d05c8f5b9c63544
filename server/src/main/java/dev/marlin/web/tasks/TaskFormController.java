package dev.marlin.web.tasks;

import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.TaskPatches;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.files.TaskFiles;
import dev.marlin.web.tasks.TaskForm.Patches;
import dev.marlin.web.ui.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of drafts. */
@Controller
class TaskFormController {
    private final Tasks tasks;
    private final TaskFiles files;
    private final TaskPatches patches;
    private final Catalog catalog;
    private final TaskViews views;

    TaskFormController(Tasks tasks, TaskFiles files, TaskPatches patches, Catalog catalog, TaskViews views) {
        this.tasks = tasks;
        this.files = files;
        this.patches = patches;
        this.catalog = catalog;
        this.views = views;
    }

    @GetMapping("/tasks/new")
    FormPage fresh(
            @RequestParam(defaultValue = "") String repository, @RequestParam(defaultValue = "") String campaign) {
        String address = repository.isEmpty() ? "" : address(catalog.find(RepositoryId.parse(repository)));
        return views.form(Optional.empty(), TaskForm.fresh(campaign, address), Optional.empty());
    }

    @PostMapping("/tasks")
    Answer create(Visitor visitor, @RequestParam MultiValueMap<String, String> fields) {
        TaskForm form = TaskForm.of(fields);
        try {
            Patches given = patches(form, new Patches(Optional.empty(), Optional.empty()));
            Task task = tasks.draft(form.content(files.repository(form.repository()), given), visitor.id());
            return Answer.go("/tasks/" + task.id());
        } catch (MarlinException e) {
            return Answer.show(views.form(Optional.empty(), form, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/tasks/{task}/edit")
    FormPage edit(@PathVariable String task) {
        Task found = tasks.get(TaskId.parse(task));
        TaskForm form = TaskForm.of(found, tasks.version(found), address(catalog.find(found.repository())));
        return views.form(Optional.of(found), form, Optional.empty());
    }

    @PostMapping("/tasks/{task}/edit")
    Answer save(Visitor visitor, @PathVariable String task, @RequestParam MultiValueMap<String, String> fields) {
        Task found = tasks.get(TaskId.parse(task));
        TaskForm form = TaskForm.of(fields);
        try {
            Patches given = patches(form, new Patches(found.referencePatch(), found.testPatch()));
            tasks.update(
                    found.id(), form.version(), form.content(files.repository(form.repository()), given), visitor.id());
            return Answer.go("/tasks/" + found.id());
        } catch (MarlinException e) {
            return Answer.show(views.form(Optional.of(found), form, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/tasks/{task}/patches/{kind}")
    ResponseEntity<String> patch(@PathVariable String task, @PathVariable String kind) {
        Task found = tasks.get(TaskId.parse(task));
        Optional<String> digest = switch (kind) {
            case "reference" -> found.referencePatch();
            case "test" -> found.testPatch();
            default -> Optional.empty();
        };
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(patches.text(digest.orElseThrow(() -> MarlinException.notFound("That patch"))));
    }

    private Patches patches(TaskForm form, Patches stored) {
        return new Patches(
                patch("referencePatch", form.referencePatch(), form.dropReferencePatch(), stored.reference()),
                patch("testPatch", form.testPatch(), form.dropTestPatch(), stored.test()));
    }

    private Optional<String> patch(String field, String typed, boolean drop, Optional<String> stored) {
        if (!typed.isBlank()) {
            String text = typed.endsWith("\n") ? typed : typed + "\n";
            return Optional.of(patches.store(field, text.getBytes(StandardCharsets.UTF_8)));
        }
        return drop ? Optional.empty() : stored;
    }

    private static String address(Repository repository) {
        return repository.cloneUrl().orElse(repository.key());
    }
}
