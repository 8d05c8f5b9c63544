package dev.marlin.rubrics;

import dev.marlin.documents.YamlReader;
import dev.marlin.documents.YamlValue;
import dev.marlin.documents.YamlValue.Fields;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The file form of a rubric: {@code name, reason, axes[key, title, guidance, anchors], reasonCodes[key, title]}. */
final class RubricYaml {
    private RubricYaml() {}

    static RubricDraft read(String yaml) {
        Fields file = YamlReader.read(yaml);
        file.allowOnly(Set.of("name", "reason", "axes", "reasonCodes"));
        return new RubricDraft(
                file.text("name"),
                file.text("reason"),
                file.items("axes").stream().map(RubricYaml::axis).toList(),
                file.items("reasonCodes").stream().map(RubricYaml::reasonCode).toList());
    }

    private static Axis axis(YamlValue value) {
        Fields axis = YamlReader.fields(value, "an axis");
        axis.allowOnly(Set.of("key", "title", "guidance", "anchors"));
        return new Axis(
                axis.text("key"), axis.text("title"), axis.text("guidance").strip(), anchors(axis.fields("anchors")));
    }

    private static Map<Integer, String> anchors(Fields anchors) {
        anchors.allowOnly(Set.of("1", "2", "3"));
        Map<Integer, String> texts = new TreeMap<>();
        anchors.values().keySet().forEach(step -> texts.put(Integer.parseInt(step), anchors.text(step)));
        return texts;
    }

    private static ReasonCode reasonCode(YamlValue value) {
        Fields code = YamlReader.fields(value, "a reason code");
        code.allowOnly(Set.of("key", "title"));
        return new ReasonCode(code.text("key"), code.text("title"));
    }
}
