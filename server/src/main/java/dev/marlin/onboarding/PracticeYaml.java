package dev.marlin.onboarding;

import dev.marlin.documents.YamlReader;
import dev.marlin.documents.YamlValue;
import dev.marlin.documents.YamlValue.Fields;
import dev.marlin.onboarding.PracticeTask.Answer;
import dev.marlin.onboarding.PracticeTask.Axis;
import dev.marlin.onboarding.PracticeTask.Texts;
import java.util.Set;

/**
 * The file form of a practice task: {@code key, title, prompt, path, before, a, b, axes[key, title, value, explanation],
 * overall[value, explanation]}.
 */
final class PracticeYaml {
    private PracticeYaml() {}

    static PracticeTask read(String yaml) {
        Fields file = YamlReader.read(yaml);
        file.allowOnly(Set.of("key", "title", "prompt", "path", "before", "a", "b", "axes", "overall"));
        return new PracticeTask(
                file.text("key"),
                file.text("title"),
                file.text("prompt").strip(),
                file.text("path"),
                new Texts(file.text("before"), file.text("a"), file.text("b")),
                file.items("axes").stream().map(PracticeYaml::axis).toList(),
                answer(file.fields("overall")));
    }

    private static Axis axis(YamlValue value) {
        Fields axis = YamlReader.fields(value, "an axis");
        axis.allowOnly(Set.of("key", "title", "value", "explanation"));
        return new Axis(axis.text("key"), axis.text("title"), answer(axis));
    }

    private static Answer answer(Fields fields) {
        return new Answer(fields.number("value"), fields.text("explanation").strip());
    }
}
