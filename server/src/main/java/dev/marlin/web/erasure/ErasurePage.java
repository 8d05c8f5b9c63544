package dev.marlin.web.erasure;

import dev.marlin.erasure.Erasure;
import dev.marlin.erasure.ErasureState;
import dev.marlin.erasure.Outlook;
import dev.marlin.identity.Person;
import dev.marlin.web.ui.PageView;
import java.util.Optional;

/**
 * The erasure of one person, as that person or an admin sees it.
 *
 * @param own whether it is about who looks
 * @param refused why what was asked was not done
 */
public record ErasurePage(Person person, boolean own, Outlook outlook, Optional<Refused> refused) implements PageView {
    /** What was said, and its status. */
    public record Refused(String words, int code) {}

    @Override
    public int status() {
        return refused.map(Refused::code).orElse(200);
    }

    /** Where its forms lead. */
    public String path() {
        return own ? "/profile/erasure" : "/people/" + person.id() + "/erasure";
    }

    /** Whom it is about, at the head of the page. */
    public String title() {
        return own ? "Erase my data" : "Erase " + person.displayName();
    }

    /** The wish that is not done yet. */
    public Optional<Erasure> open() {
        return outlook.latest().filter(Erasure::isOpen);
    }

    /** Whether the open wish can still be taken back. */
    public boolean mayCancel() {
        return open().filter(wish -> wish.state() == ErasureState.REQUESTED).isPresent();
    }

    /** Whether nothing is left of them. */
    public boolean isDone() {
        return outlook.latest()
                .filter(wish -> wish.state() == ErasureState.ERASED)
                .isPresent();
    }

    /** A day, as people read it. */
    public String day(Erasure wish) {
        return wish.due().toString().substring(0, 16).replace('T', ' ') + " UTC";
    }
}
