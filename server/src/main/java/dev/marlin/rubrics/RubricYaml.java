package dev.marlin.rubrics;

import dev.marlin.documents.YamlReader;
import dev.marlin.documents.YamlValue;
import dev.marlin.documents.YamlValue.Fields;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.rubrics.RubricVersion.Examples;
import dev.marlin.rubrics.RubricVersion.ReasonCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The file form of a rubric: {@code name, reason, axes[key, title, guidance, anchors, examples{good, bad}], reasonCodes[key, title]}. */
final class RubricYaml {
    /** What YAML reads as itself without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 ,.()?!/;'-]*[A-Za-z0-9.?!)])?");

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        axis.allowOnly(Set.of("key", "title", "guidance", "anchors", "examples"));
        return new Axis(
                axis.text("key"),
                axis.text("title"),
                axis.text("guidance").strip(),
                anchors(axis.fields("anchors")),
                axis.has("examples") ? examples(axis.fields("examples")) : Examples.NONE);
    }

    private static Examples examples(Fields examples) {
        examples.allowOnly(Set.of("good", "bad"));
        return new Examples(stripped(examples.texts("good")), stripped(examples.texts("bad")));
    }

    private static List<String> stripped(List<String> texts) {
        return texts.stream().map(String::strip).toList();
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

    /** The words of a version as a draft of the next; the reason waits for somebody to write it. */
    static String write(RubricVersion version) {
        return write(version.rubric(), "", version.axes(), version.reasonCodes());
    }

    static String write(RubricDraft draft) {
        return write(draft.name(), draft.reason(), draft.axes(), draft.reasonCodes());
    }

    private static String write(String name, String reason, List<Axis> axes, List<ReasonCode> codes) {
        StringBuilder yaml = new StringBuilder(4096);
        yaml.append("name: ").append(scalar(name)).append('\n');
        yaml.append("reason: ").append(scalar(reason)).append("\naxes:\n");
        for (Axis axis : axes) {
            yaml.append("  - key: ").append(axis.key()).append('\n');
            yaml.append("    title: ").append(scalar(axis.title())).append('\n');
            yaml.append("    guidance: ").append(scalar(axis.guidance())).append("\n    anchors:\n");
            new TreeMap<>(axis.anchors())
                    .forEach((step, text) -> yaml.append("      ")
                            .append(step)
                            .append(": ")
                            .append(scalar(text))
                            .append('\n'));
            yaml.append("    examples:\n");
            list(yaml, "good", axis.examples().good());
            list(yaml, "bad", axis.examples().bad());
        }
        yaml.append("reasonCodes:\n");
        codes.forEach(code -> yaml.append("  - {key: ")
                .append(code.key())
                .append(", title: ")
                .append(quoted(code.title()))
                .append("}\n"));
        return yaml.toString();
    }

    private static void list(StringBuilder yaml, String key, List<String> texts) {
        yaml.append("      ").append(key).append(texts.isEmpty() ? ": []\n" : ":\n");
        texts.forEach(text -> yaml.append("        - ").append(scalar(text)).append('\n'));
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !text.equals("null") ? text : quoted(text);
    }

    /** JSON's quoted form, which is YAML's too once characters that YAML does not print are escaped. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2);
        JSON.writeValueAsString(text).codePoints().forEach(c -> {
            boolean printed = c < 0x7f || c >= 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029 || c >= 0x10000;
            if (printed) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append("\\u%04x".formatted(c));
            }
        });
        return quoted.toString();
    }
}
