package dev.marlin.runner.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class JunitReportsTest {
    @Test
    void readsMavenAndPytestReports() throws XMLStreamException {
        Map<String, TestOutcome> outcomes = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="org.json.junit.CDLTest" tests="4" time="0.1">
                  <properties><property name="a" value="b"/></properties>
                  <testcase name="passes" classname="org.json.junit.CDLTest" time="0.01"><system-out>FAILURE? no</system-out></testcase>
                  <testcase name="fails" classname="org.json.junit.CDLTest"><failure message="m" type="t">trace</failure></testcase>
                  <testcase name="breaks" classname="org.json.junit.CDLTest"><error/></testcase>
                  <testcase name="later" classname="org.json.junit.CDLTest"><skipped/></testcase>
                  <testcase name="flaky" classname="org.json.junit.CDLTest"><flakyFailure>x</flakyFailure></testcase>
                </testsuite>
                """, """
                <testsuites><testsuite name="pytest">
                  <testcase classname="tests.test_cli" name="test_encoding[gbk]" time="0.1" />
                  <testcase classname="" name="alone"/>
                </testsuite></testsuites>
                """);
        assertThat(outcomes)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "org.json.junit.CDLTest#passes", TestOutcome.PASSED,
                        "org.json.junit.CDLTest#fails", TestOutcome.FAILED,
                        "org.json.junit.CDLTest#breaks", TestOutcome.FAILED,
                        "org.json.junit.CDLTest#later", TestOutcome.SKIPPED,
                        "org.json.junit.CDLTest#flaky", TestOutcome.PASSED,
                        "tests.test_cli#test_encoding[gbk]", TestOutcome.PASSED,
                        "pytest#alone", TestOutcome.PASSED));
    }

    @Test
    void ofSeveralResultsForOneNameTheWorstCounts() throws XMLStreamException {
        String pass = "<testsuite><testcase classname='A' name='t'/></testsuite>";
        String fail = "<testsuite><testcase classname='A' name='t'><failure/></testcase></testsuite>";
        String skip = "<testsuite><testcase classname='A' name='t'><skipped/></testcase></testsuite>";
        assertThat(read(pass, fail)).containsEntry("A#t", TestOutcome.FAILED);
        assertThat(read(fail, pass)).containsEntry("A#t", TestOutcome.FAILED);
        assertThat(read(skip, pass)).containsEntry("A#t", TestOutcome.PASSED);
    }

    @Test
    void refusesDocumentTypesEntitiesDepthAndOtherDocuments() {
        String bomb =
                "<!DOCTYPE t [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><testsuite name='&b;'/>";
        String external = "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><testsuite>&x;</testsuite>";
        String deep = "<testsuite>" + "<x>".repeat(100_000) + "</x>".repeat(100_000) + "</testsuite>";
        String other = "<html><testcase classname='A' name='t'/></html>";
        String longName = "<testsuite><testcase classname='A' name='" + "n".repeat(3_000) + "'/></testsuite>";
        String cut = "<testsuite><testcase classname='A' name='t'/>";
        for (String bad : List.of(bomb, external, deep, other, longName, cut, "", "PASSED: all 12 tests")) {
            JunitReports reports = new JunitReports();
            assertThatThrownBy(() -> reports.read(bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(XMLStreamException.class);
            assertThat(reports.outcomes()).isEmpty();
        }
    }

    private static Map<String, TestOutcome> read(String... files) throws XMLStreamException {
        JunitReports reports = new JunitReports();
        for (String file : files) {
            reports.read(file.getBytes(StandardCharsets.UTF_8));
        }
        return reports.outcomes();
    }
}
