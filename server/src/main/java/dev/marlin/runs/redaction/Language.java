package dev.marlin.runs.redaction;

import java.util.Locale;
import java.util.Set;

/**
 * How a file writes its comments.
 *
 * <p>Each constant holds what opens a comment to the end of the line, and what opens and closes one that may be longer.
 */
enum Language {
    C_LIKE("//", "/*", "*/"),
    HASH("#", "", ""),
    PYTHON("#", "\"\"\"", "\"\"\""),
    SQL("--", "/*", "*/"),
    LUA("--", "--[[", "]]"),
    LISP(";", "", ""),
    MARKUP("", "<!--", "-->"),
    STYLE("", "/*", "*/"),
    /** Read by people only. */
    PROSE("", "", ""),
    /** Not known: everything may matter. */
    UNKNOWN("", "", "");

    private static final Set<String> DOCUMENTS = Set.of("md", "markdown", "txt", "rst", "adoc", "org", "tex");
    private static final Set<String> DOCUMENT_NAMES = Set.of(
            "readme",
            "changes",
            "changelog",
            "license",
            "notice",
            "authors",
            "contributing",
            "news",
            "todo",
            "history");
    private static final Set<String> HASHES = Set.of(
            "sh",
            "bash",
            "zsh",
            "rb",
            "yaml",
            "yml",
            "toml",
            "pl",
            "r",
            "properties",
            "conf",
            "cfg",
            "cmake",
            "mk",
            "tf",
            "dockerfile",
            "makefile",
            "gitignore",
            "env",
            "nix",
            "ex",
            "exs",
            "jl",
            "ini");
    private static final Set<String> CURLIES = Set.of(
            "java", "c", "h", "cc", "cpp", "hpp", "cxx", "cs", "js", "mjs", "cjs", "jsx", "ts", "tsx", "go", "rs", "kt",
            "kts", "swift", "scala", "php", "groovy", "gradle", "proto", "jsonc", "scss", "less", "dart", "m", "zig");

    final String line;
    final String open;
    final String close;

    Language(String line, String open, String close) {
        this.line = line;
        this.open = open;
        this.close = close;
    }

    static Language of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot >= 0 ? name.substring(dot + 1) : name;
        if (DOCUMENTS.contains(extension) || (dot < 0 && DOCUMENT_NAMES.contains(stem))) {
            return PROSE;
        }
        if (CURLIES.contains(extension)) {
            return C_LIKE;
        }
        if (HASHES.contains(extension)) {
            return HASH;
        }
        return switch (extension) {
            case "py", "pyi" -> PYTHON;
            case "sql" -> SQL;
            case "lua", "hs", "elm" -> LUA;
            case "lisp", "clj", "el", "scm" -> LISP;
            case "html", "htm", "xml", "jte", "vue", "svg", "xhtml", "pom" -> MARKUP;
            case "css" -> STYLE;
            default -> UNKNOWN;
        };
    }
}
