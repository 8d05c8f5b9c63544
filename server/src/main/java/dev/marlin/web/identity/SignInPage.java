package dev.marlin.web.identity;

import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * The sign-in page.
 *
 * @param from path to go to afterwards
 * @param failed whether an attempt was just refused
 * @param demoPeople everybody one may be with one click; empty outside a demo
 */
public record SignInPage(String from, String login, boolean failed, List<DemoPerson> demoPeople) implements PageView {
    public SignInPage {
        demoPeople = List.copyOf(demoPeople);
    }

    @Override
    public int status() {
        return failed ? 422 : 200;
    }

    /** Somebody of the demo. */
    public record DemoPerson(String login, String displayName, String roles) {}
}
