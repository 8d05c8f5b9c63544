package dev.marlin.web.ui;

import dev.marlin.identity.Visitor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What surrounds every page: who looks at it, what they may go to, and the tokens that its forms need.
 *
 * @param visitor empty before sign-in
 * @param navigation entries that this visitor may open, in order
 * @param openable which other pages without variables this visitor may open
 * @param waiting number of things that wait for the visitor
 * @param csrf token that forms and scripts send back
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param singleKeys whether one-letter keys are on
 * @param demo whether this is a demo installation
 * @param bare whether agents run without a sandbox, and the visitor is one who may be told
 */
public record Shell(
        Optional<Visitor> visitor,
        List<NavEntry> navigation,
        Predicate<String> openable,
        int waiting,
        String csrf,
        String theme,
        boolean singleKeys,
        boolean demo,
        boolean bare) {
    public Shell {
        navigation = List.copyOf(navigation);
    }

    /** A fresh idempotency key: one for each form that is shown. */
    public String freshKey() {
        return UUID.randomUUID().toString();
    }

    /** Whether a link to this page would lead this visitor anywhere. */
    public boolean mayOpen(String path) {
        return openable.test(path);
    }

    /** Two letters for the corner of the page. */
    public String initials() {
        return visitor.map(Visitor::displayName).map(Shell::initials).orElse("");
    }

    public String displayName() {
        return visitor.map(Visitor::displayName).orElse("");
    }

    private static String initials(String name) {
        StringBuilder letters = new StringBuilder(2);
        for (String word : name.strip().split("\\s+", -1)) {
            if (!word.isEmpty() && letters.length() < 2) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return letters.toString();
    }

    /**
     * One entry of the side navigation.
     *
     * @param icon name of a symbol of {@code ui/icon.jte}
     * @param group empty for the person's own work, else the heading above it
     */
    public record NavEntry(String key, String path, String label, String icon, String group) {}
}
