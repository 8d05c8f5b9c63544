package dev.marlin.qualification;

import dev.marlin.documents.YamlReader;
import dev.marlin.documents.YamlValue;
import dev.marlin.documents.YamlValue.Fields;
import dev.marlin.qualification.QualificationDraft.Choice;
import dev.marlin.qualification.QualificationDraft.Code;
import dev.marlin.qualification.QualificationDraft.Item;
import dev.marlin.qualification.QualificationDraft.Repeat;
import dev.marlin.qualification.QualificationDraft.Rules;
import java.util.Optional;
import java.util.Set;

/**
 * The file form of a qualification: {@code name, rubric, rubricVersion, passPercent, drawn, minutes, attempts, waitHours,
 * repeat, items[key, axis, question, code[path, before, text], choices[right | wrong], explanation]}.
 */
final class QualificationYaml {
    private QualificationYaml() {}

    static QualificationDraft read(String yaml) {
        Fields file = YamlReader.read(yaml);
        file.allowOnly(Set.of(
                "name",
                "rubric",
                "rubricVersion",
                "passPercent",
                "drawn",
                "minutes",
                "attempts",
                "waitHours",
                "repeat",
                "items"));
        return new QualificationDraft(
                file.text("name"),
                file.text("rubric"),
                file.number("rubricVersion"),
                new Rules(
                        file.number("passPercent"),
                        file.number("drawn"),
                        file.number("minutes"),
                        file.number("attempts"),
                        file.number("waitHours"),
                        Repeat.parse(file.text("repeat"))),
                file.items("items").stream().map(QualificationYaml::item).toList());
    }

    private static Item item(YamlValue value) {
        Fields item = YamlReader.fields(value, "an item");
        item.allowOnly(Set.of("key", "axis", "question", "code", "choices", "explanation"));
        return new Item(
                item.text("key"),
                item.text("axis"),
                item.text("question").strip(),
                item.has("code") ? Optional.of(code(item.fields("code"))) : Optional.empty(),
                item.items("choices").stream().map(QualificationYaml::choice).toList(),
                item.text("explanation").strip());
    }

    private static Code code(Fields code) {
        code.allowOnly(Set.of("path", "before", "text"));
        return new Code(
                code.text("path"),
                code.has("before") ? Optional.of(code.text("before")) : Optional.empty(),
                code.text("text"));
    }

    private static Choice choice(YamlValue value) {
        Fields choice = YamlReader.fields(value, "a choice");
        choice.allowOnly(Set.of("right", "wrong"));
        if (choice.values().size() != 1) {
            throw choice.refuse("a choice is either right or wrong: one key, with its text");
        }
        boolean right = choice.has("right");
        return new Choice(choice.text(right ? "right" : "wrong").strip(), right);
    }
}
