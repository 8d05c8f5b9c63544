package tiny;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs every {@link Test} method of every class whose name ends in {@code Test}, each on a fresh instance, and writes
 * one {@code TEST-<class>.xml} per class.
 */
public final class TestRunner {
    private final Path reports;
    private int run;
    private int failed;

    private TestRunner(Path reports) {
        this.reports = reports;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> names = List.of(arguments).subList(2, arguments.length);
        TestRunner runner = new TestRunner(Files.createDirectories(Path.of(arguments[1])));
        for (String name : names.isEmpty() ? testClasses(Path.of(arguments[0])) : names) {
            runner.runClass(Class.forName(name));
        }
        System.out.println(runner.run + " tests, " + runner.failed + " failed");
        System.exit(runner.failed == 0 && runner.run > 0 ? 0 : 1);
    }

    private static List<String> testClasses(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class") && !name.startsWith("tiny/"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private void runClass(Class<?> type) throws IOException {
        List<String> cases = new ArrayList<>();
        int failures = 0;
        for (Method method : testsOf(type)) {
            long start = System.nanoTime();
            Throwable problem = invoke(type, method);
            double seconds = (System.nanoTime() - start) / 1e9;
            cases.add(caseXml(type, method, seconds, problem));
            System.out.println((problem == null ? "ok    " : "FAIL  ") + type.getName() + "#" + method.getName());
            if (problem != null) {
                System.out.println("      " + problem);
                failures++;
            }
        }
        String head = "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">"
                .formatted(type.getName(), cases.size(), failures);
        Files.writeString(
                reports.resolve("TEST-" + type.getName() + ".xml"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + head + "\n" + String.join("\n", cases)
                        + "\n</testsuite>\n");
        run += cases.size();
        failed += failures;
    }

    private static List<Method> testsOf(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static Throwable invoke(Class<?> type, Method method) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            method.setAccessible(true);
            method.invoke(constructor.newInstance());
            return null;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        } catch (ReflectiveOperationException broken) {
            return broken;
        }
    }

    private static String caseXml(Class<?> type, Method method, double seconds, Throwable problem) {
        String head = String.format(
                Locale.ROOT,
                "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"",
                type.getName(),
                method.getName(),
                seconds);
        if (problem == null) {
            return head + "/>";
        }
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        return head + "><failure message=\"" + escape(String.valueOf(problem.getMessage())) + "\">"
                + escape(trace.toString()) + "</failure></testcase>";
    }

    private static String escape(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
