package dev.marlin.documents;

import dev.marlin.documents.YamlValue.Fields;
import dev.marlin.documents.YamlValue.Items;
import dev.marlin.documents.YamlValue.Text;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document from a stranger. Works on parser events, so nothing is ever constructed: aliases and anchors
 * (with which a kilobyte becomes a gigabyte), tags, merge keys and second documents are refused where they stand.
 */
public final class YamlReader {
    private static final int MAX_CHARS = 2_000_000;
    private static final int MAX_NODES = 50_000;
    private static final int MAX_DEPTH = 12;

    private final Iterator<Event> events;
    private int nodes;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * The mapping that the document consists of.
     *
     * @throws MarlinException INVALID with the line of the first fault; TOO_LARGE above 2 million characters
     */
    public static Fields read(String document) {
        if (document.length() > MAX_CHARS) {
            throw new MarlinException(
                    Problem.TOO_LARGE, "The file is longer than 2,000,000 characters. Nothing was read.");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel("file")
                .setCodePointLimit(MAX_CHARS)
                .build();
        try {
            return new YamlReader(new Parse(settings).parseString(document).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw refuse(line, "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw refuse(1, "this is not YAML");
        }
    }

    static MarlinException refuse(int line, String what) {
        return MarlinException.invalid("Line " + line + ": " + what + ". Nothing was stored.");
    }

    /** The node as a mapping. @throws MarlinException INVALID when it is none */
    public static Fields fields(YamlValue value, String what) {
        if (value instanceof Fields fields) {
            return fields;
        }
        throw refuse(value.line(), what + " must be a mapping of keys to values");
    }

    private Fields document() {
        skip(Event.ID.StreamStart);
        Event start = events.next();
        if (start.getEventId() != Event.ID.DocumentStart) {
            throw refuse(1, "the file is empty");
        }
        YamlValue root = value(events.next(), 0);
        skip(Event.ID.DocumentEnd);
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw refuse(line(end), "a second document begins here; one file holds one document");
        }
        return fields(root, "the file");
    }

    private void skip(Event.ID expected) {
        Event event = events.next();
        if (event.getEventId() != expected) {
            throw refuse(line(event), "unexpected " + event.getEventId());
        }
    }

    private YamlValue value(Event event, int depth) {
        check(event, depth);
        return switch (event) {
            case ScalarEvent scalar ->
                new Text(line(event), scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
            case SequenceStartEvent ignored -> items(line(event), depth);
            case MappingStartEvent ignored -> mapping(line(event), depth);
            default -> throw refuse(line(event), "unexpected " + event.getEventId());
        };
    }

    private void check(Event event, int depth) {
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw refuse(line(event), "anchors and aliases (& and *) are not read here; write the text out");
        }
        boolean tagged = switch (event) {
            case ScalarEvent scalar -> scalar.getTag().isPresent();
            case SequenceStartEvent sequence -> sequence.getTag().isPresent();
            case MappingStartEvent mapping -> mapping.getTag().isPresent();
            default -> false;
        };
        if (tagged) {
            throw refuse(line(event), "tags (!) are not read here");
        }
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
            throw refuse(line(event), "too deep or too much: 12 levels and 50,000 values at most");
        }
    }

    private Items items(int line, int depth) {
        List<YamlValue> values = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            values.add(value(event, depth + 1));
        }
        return new Items(line, values);
    }

    private Fields mapping(int line, int depth) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(value(event, depth + 1) instanceof Text key)) {
                throw refuse(line(event), "a key must be plain text");
            }
            if (values.put(key.value(), value(events.next(), depth + 1)) != null) {
                throw refuse(line(event), "the key “" + key.value() + "” stands here a second time");
            }
        }
        return new Fields(line, values);
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
