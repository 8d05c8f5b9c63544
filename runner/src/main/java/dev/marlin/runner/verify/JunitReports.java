package dev.marlin.runner.verify;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads JUnit XML reports as Maven, Gradle and pytest write them. The files come from a candidate's run: document types
 * and entities are refused, nesting, names and counts are limited.
 */
final class JunitReports {
    private static final int DEEPEST = 50;
    private static final int MOST_TESTS = 200_000;
    private static final int LONGEST_NAME = 2_000;

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    private final Map<String, TestOutcome> outcomes = new TreeMap<>();

    JunitReports() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("entities are refused");
        });
    }

    Map<String, TestOutcome> outcomes() {
        return outcomes;
    }

    /** @throws XMLStreamException when the file is no well-formed report within the limits; it then counts nothing */
    void read(byte[] xml) throws XMLStreamException {
        Map<String, TestOutcome> own = new TreeMap<>();
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        try {
            new File(reader, own).read();
        } catch (XMLStreamException malformed) {
            throw malformed;
        } catch (RuntimeException broken) {
            throw new XMLStreamException("the parser gave up", broken);
        } finally {
            reader.close();
        }
        own.forEach(this::note);
        if (outcomes.size() > MOST_TESTS) {
            throw new XMLStreamException("more than " + MOST_TESTS + " tests");
        }
    }

    private void note(String name, TestOutcome outcome) {
        outcomes.merge(name, outcome, JunitReports::worse);
    }

    private static TestOutcome worse(TestOutcome one, TestOutcome other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** One file while it is read. */
    private static final class File {
        private final XMLStreamReader reader;
        private final Map<String, TestOutcome> tests;
        private final Deque<String> suites = new ArrayDeque<>();
        private int depth;
        private int testDepth;
        private String test = "";
        private TestOutcome outcome = TestOutcome.PASSED;

        File(XMLStreamReader reader, Map<String, TestOutcome> tests) {
            this.reader = reader;
            this.tests = tests;
        }

        void read() throws XMLStreamException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(reader.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("document types and entities are refused");
                    default -> {
                        // text, comments and the like say nothing about a test's outcome
                    }
                }
            }
        }

        private void start(String element) throws XMLStreamException {
            depth++;
            if (depth > DEEPEST) {
                throw new XMLStreamException("nested deeper than " + DEEPEST);
            }
            if (depth == 1 && !element.equals("testsuites") && !element.equals("testsuite")) {
                throw new XMLStreamException("not a test report");
            }
            if (element.equals("testsuite")) {
                suites.push(text(reader.getAttributeValue(null, "name")));
            } else if (element.equals("testcase") && testDepth == 0) {
                testDepth = depth;
                test = name();
                outcome = TestOutcome.PASSED;
            } else if (testDepth > 0 && depth == testDepth + 1) {
                outcome = worse(outcome, element);
            }
        }

        private static TestOutcome worse(TestOutcome before, String element) {
            return switch (element) {
                case "failure", "error", "rerunFailure", "rerunError" -> TestOutcome.FAILED;
                case "skipped" -> before == TestOutcome.FAILED ? before : TestOutcome.SKIPPED;
                default -> before;
            };
        }

        private void end(String element) throws XMLStreamException {
            if (element.equals("testcase") && depth == testDepth) {
                tests.merge(test, outcome, JunitReports::worse);
                testDepth = 0;
                if (tests.size() > MOST_TESTS) {
                    throw new XMLStreamException("more than " + MOST_TESTS + " tests");
                }
            } else if (element.equals("testsuite")) {
                suites.pop();
            }
            depth--;
        }

        private String name() throws XMLStreamException {
            String className = text(reader.getAttributeValue(null, "classname"));
            String suite = suites.isEmpty() ? "" : suites.peek();
            return (className.isEmpty() ? suite : className) + "#" + text(reader.getAttributeValue(null, "name"));
        }

        private static String text(@Nullable String attribute) throws XMLStreamException {
            if (attribute != null && attribute.length() > LONGEST_NAME) {
                throw new XMLStreamException("a name longer than " + LONGEST_NAME);
            }
            return attribute == null ? "" : attribute;
        }
    }
}
