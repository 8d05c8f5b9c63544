package dev.marlin.catalog.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Licenses as SPDX expressions. Takes identifiers in any case, full names, common short forms and expressions with AND,
 * OR, WITH; what SPDX does not list becomes {@code LicenseRef-<words>}, so that nothing is guessed and nothing lost.
 * Identifiers that SPDX deprecated become those that it names instead ({@code GPL-3.0} is {@code GPL-3.0-only}).
 *
 * <p>The list of identifiers and names is that of spdx.org (CC0-1.0).
 */
public final class SpdxLicenses {
    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9.+]+");
    private static final Pattern FILLER =
            Pattern.compile("\\b(?:the|licen[cs]e|version|v(?=[0-9]))\\b|\\bv(?=[0-9])|\"");
    private static final Pattern EXPRESSION = Pattern.compile("[()A-Za-z0-9.+ -]+");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9.+-]+");
    private static final Pattern SLASHED = Pattern.compile("[A-Za-z0-9.+-]+(?: ?/ ?[A-Za-z0-9.+-]+)+");
    private static final Set<String> SILENT = Set.of("none", "noassertion", "other", "unknown", "n/a", "null", "-");
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "WITH");
    private static final String[][] SHORT_FORMS = {
        {"GPL-1.0", "GPL-1.0-only"},
        {"GPL-2.0", "GPL-2.0-only", "GPLv2", "GPL 2"},
        {"GPL-3.0", "GPL-3.0-only", "GPLv3", "GPL 3"},
        {"LGPL-2.0", "LGPL-2.0-only", "LGPLv2"},
        {"LGPL-2.1", "LGPL-2.1-only", "LGPLv2.1"},
        {"LGPL-3.0", "LGPL-3.0-only", "LGPLv3", "LGPL 3"},
        {"AGPL-1.0", "AGPL-1.0-only"},
        {"AGPL-3.0", "AGPL-3.0-only", "AGPLv3", "AGPL 3"},
        {"GPL-1.0+", "GPL-1.0-or-later"},
        {"GPL-2.0+", "GPL-2.0-or-later", "GPLv2+"},
        {"GPL-3.0+", "GPL-3.0-or-later", "GPLv3+"},
        {"LGPL-2.0+", "LGPL-2.0-or-later"},
        {"LGPL-2.1+", "LGPL-2.1-or-later", "LGPLv2.1+"},
        {"LGPL-3.0+", "LGPL-3.0-or-later", "LGPLv3+"},
        {"AGPL-3.0+", "AGPL-3.0-or-later", "AGPLv3+"},
        {"BSD-2-Clause-FreeBSD", "BSD-2-Clause-Views"},
        {"BSD-2-Clause-NetBSD", "BSD-2-Clause"},
        {"wxWindows", "LGPL-2.0-or-later WITH WxWindows-exception-3.1"},
        {"Apache 2", "Apache-2.0", "ASL 2.0", "Apache2", "Apache Software License 2.0"},
        {"Simplified BSD", "BSD-2-Clause", "BSD 2 Clause", "FreeBSD"},
        {"New BSD", "BSD-3-Clause", "BSD 3 Clause", "Modified BSD", "BSD-3"},
        {"Expat", "MIT", "MIT/Expat"},
        {"MPL 2", "MPL-2.0", "MPLv2", "Mozilla Public License Version 2.0"},
        {"Public Domain CC0", "CC0-1.0", "CC0"},
        {"PSF", "Python-2.0", "Python Software Foundation"},
        {"GNU General Public License v2.0", "GPL-2.0-only"},
        {"GNU General Public License v3.0", "GPL-3.0-only"},
        {"GNU Lesser General Public License v2.1", "LGPL-2.1-only"},
        {"GNU Lesser General Public License v3.0", "LGPL-3.0-only"},
        {"GNU Affero General Public License v3.0", "AGPL-3.0-only"},
    };
    private static final SpdxLicenses STANDARD = load();

    private final Map<String, String> byForm;

    private SpdxLicenses(Map<String, String> byForm) {
        this.byForm = Map.copyOf(byForm);
    }

    /** @return SPDX expression; empty when the text says that no license is known */
    public static Optional<String> normalize(String text) {
        return STANDARD.expression(text.strip());
    }

    /** Expression of a repository that names several licenses: all of them hold, for nothing says that one may choose. */
    public static Optional<String> normalize(List<String> texts) {
        List<String> all = texts.stream()
                .map(SpdxLicenses::normalize)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (all.size() < 2) {
            return all.stream().findFirst();
        }
        return Optional.of(String.join(
                " AND ",
                all.stream().map(e -> e.contains(" OR ") ? "(" + e + ")" : e).toList()));
    }

    private Optional<String> expression(String text) {
        if (text.isEmpty() || SILENT.contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return single(text)
                .or(() ->
                        SLASHED.matcher(text).matches() ? compound(text.replaceAll(" ?/ ?", " OR ")) : Optional.empty())
                .or(() -> compound(text))
                .or(() -> reference(text));
    }

    private Optional<String> single(String text) {
        return Optional.ofNullable(byForm.get(form(text))).or(() -> Optional.ofNullable(byForm.get(loose(text))));
    }

    private Optional<String> compound(String text) {
        if (!EXPRESSION.matcher(text).matches() || OPERATORS.stream().noneMatch(o -> text.contains(" " + o + " "))) {
            return Optional.empty();
        }
        StringBuilder result = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        boolean exception = false;
        while (token.find()) {
            String word = token.group();
            Optional<String> part = OPERATORS.contains(word) || exception ? Optional.of(word) : single(word);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            token.appendReplacement(result, Matcher.quoteReplacement(part.get()));
            exception = word.equals("WITH");
        }
        return Optional.of(token.appendTail(result).toString());
    }

    private static Optional<String> reference(String text) {
        String words = text.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-+|-+$", "");
        String cut = words.length() > 60 ? words.substring(0, 60) : words;
        return cut.isEmpty() ? Optional.empty() : Optional.of("LicenseRef-" + cut.replaceFirst("^LicenseRef-", ""));
    }

    private static String form(String text) {
        return NOT_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static String loose(String text) {
        return "~" + form(FILLER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "));
    }

    private static SpdxLicenses load() {
        List<String[]> lines = new ArrayList<>();
        InputStream resource = SpdxLicenses.class.getResourceAsStream("/catalog/spdx-licenses.tsv");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(resource, "list of licenses"), StandardCharsets.UTF_8))) {
            reader.lines().map(line -> line.split("\t", -1)).forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of licenses", e);
        }
        return new SpdxLicenses(index(lines));
    }

    /** Exact forms first; a loose form that two licenses share stands for neither. */
    private static Map<String, String> index(List<String[]> lines) {
        Map<String, String> index = new HashMap<>();
        Set<String> deprecated =
                Arrays.stream(SHORT_FORMS).map(forms -> forms[0]).collect(Collectors.toSet());
        lines.removeIf(line -> deprecated.contains(line[0]));
        lines.forEach(line -> index.putIfAbsent(form(line[1]), line[0]));
        lines.forEach(line -> index.put(form(line[0]), line[0]));
        for (String[] forms : SHORT_FORMS) {
            index.put(form(forms[0]), forms[1]);
            for (int i = 2; i < forms.length; i++) {
                index.put(form(forms[i]), forms[1]);
            }
        }
        Set<String> shared = new HashSet<>();
        Map<String, String> loose = new HashMap<>();
        index.forEach((form, id) -> {
            String other = loose.put(loose(form), id);
            if (other != null && !other.equals(id)) {
                shared.add(loose(form));
            }
        });
        loose.keySet().removeAll(shared);
        loose.forEach(index::putIfAbsent);
        return index;
    }
}
