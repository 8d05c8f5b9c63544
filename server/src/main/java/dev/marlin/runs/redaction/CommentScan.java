package dev.marlin.runs.redaction;

import java.util.BitSet;

/** One pass over a source text that marks its comments and knows literals well enough not to be fooled by them. */
final class CommentScan {
    private final Language language;
    private final String text;
    private final BitSet comments = new BitSet();
    private int at;

    CommentScan(Language language, String text) {
        this.language = language;
        this.text = text;
    }

    BitSet comments() {
        while (at < text.length()) {
            if (opensBlock()) {
                block();
            } else if (!language.line.isEmpty() && text.startsWith(language.line, at)) {
                mark(lineEnd());
            } else if (isQuote(text.charAt(at))) {
                literal();
            } else {
                at++;
            }
        }
        return comments;
    }

    private boolean opensBlock() {
        return !language.open.isEmpty() && text.startsWith(language.open, at);
    }

    /** A Python text in three quotes is a docstring only where a statement begins; elsewhere it is a literal. */
    private void block() {
        int close = text.indexOf(language.close, at + language.open.length());
        int end = close < 0 ? text.length() : close + language.close.length();
        if (language == Language.PYTHON && !beginsStatement()) {
            at = end;
        } else {
            mark(end);
        }
    }

    private boolean beginsStatement() {
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        return at == 0 || text.substring(lineStart, at).isBlank();
    }

    private boolean isQuote(char c) {
        boolean quoting = language != Language.MARKUP && language != Language.UNKNOWN && language != Language.LISP;
        return quoting && (c == '"' || c == '`' || (c == '\'' && !isApostrophe()));
    }

    /** Apostrophes inside words, lifetimes and the like open nothing. */
    private boolean isApostrophe() {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private void literal() {
        char quote = text.charAt(at);
        if (text.startsWith("\"\"\"", at)) {
            int close = text.indexOf("\"\"\"", at + 3);
            at = close < 0 ? text.length() : close + 3;
            return;
        }
        int from = at;
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\n' && quote != '`') {
                return;
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.max(from + 1, Math.min(text.length(), at + 1));
    }

    private int lineEnd() {
        int newline = text.indexOf('\n', at);
        return newline < 0 ? text.length() : newline;
    }

    private void mark(int end) {
        comments.set(at, end);
        at = end;
    }
}
