package dev.marlin.documents;

import dev.marlin.kernel.MarlinException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One node of a YAML document, with the line (1, 2, 3 …) where it begins. */
public sealed interface YamlValue {
    int line();

    /** @param plain written without quotes; only plain text may stand for nothing or for a number */
    record Text(int line, String value, boolean plain) implements YamlValue {
        boolean absent() {
            return plain && Set.of("", "~", "null").contains(value);
        }
    }

    /** A list. */
    record Items(int line, List<YamlValue> values) implements YamlValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A mapping; keys are text and unique. */
    record Fields(int line, Map<String, YamlValue> values) implements YamlValue {
        /** @throws MarlinException INVALID that names the first key that is not among {@code known} */
        public void allowOnly(Set<String> known) {
            values.forEach((key, value) -> {
                if (!known.contains(key)) {
                    throw YamlReader.refuse(
                            value.line(),
                            "unknown key “" + key + "”; known here: "
                                    + String.join(", ", known.stream().sorted().toList()));
                }
            });
        }

        /** A refusal that names the line of this mapping. */
        public MarlinException refuse(String what) {
            return YamlReader.refuse(line, what);
        }

        /** A refusal that names the line of the key's value. */
        public MarlinException refuse(String key, String what) {
            return YamlReader.refuse(need(key).line(), what);
        }

        /** Whether the key is there with a value. */
        public boolean has(String key) {
            @Nullable YamlValue value = values.get(key);
            return value != null && !(value instanceof Text text && text.absent());
        }

        /** @throws MarlinException INVALID when the key is missing or holds no text */
        public String text(String key) {
            if (need(key) instanceof Text text && !text.absent()) {
                return text.value();
            }
            throw YamlReader.refuse(need(key).line(), "“" + key + "” must be text");
        }

        /** Text of the key, or {@code otherwise} when the key is missing or empty. */
        public String text(String key, String otherwise) {
            return has(key) ? text(key) : otherwise;
        }

        /** @throws MarlinException INVALID when the key is missing or no whole number */
        public int number(String key) {
            String text = text(key);
            if (!text.matches("-?[0-9]{1,9}")) {
                throw YamlReader.refuse(need(key).line(), "“" + key + "” must be a whole number, not “" + text + "”");
            }
            return Integer.parseInt(text);
        }

        /** @throws MarlinException INVALID when the key is missing or no mapping */
        public Fields fields(String key) {
            return YamlReader.fields(need(key), "“" + key + "”");
        }

        /** Elements of the list; empty when the key is missing. */
        public List<YamlValue> items(String key) {
            if (!has(key)) {
                return List.of();
            }
            if (need(key) instanceof Items items) {
                return items.values();
            }
            throw YamlReader.refuse(need(key).line(), "“" + key + "” must be a list");
        }

        /** Elements of a list of texts; empty when the key is missing. */
        public List<String> texts(String key) {
            return items(key).stream().map(item -> elementText(key, item)).toList();
        }

        private static String elementText(String key, YamlValue item) {
            if (item instanceof Text text && !text.absent()) {
                return text.value();
            }
            throw YamlReader.refuse(item.line(), "each element of “" + key + "” must be text");
        }

        /** The value of the key. */
        public YamlValue need(String key) {
            @Nullable YamlValue value = values.get(key);
            if (value == null) {
                throw YamlReader.refuse(line, "“" + key + "” is missing");
            }
            return value;
        }
    }
}
