package dev.marlin.web.identity;

import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * The sign-in page.
 *
 * @param from path to go to afterwards
 * @param ways how one may sign in
 * @param failed whether an attempt was just refused
 * @param demoPeople everybody one may be with one click; empty outside a demo
 */
public record SignInPage(String from, Ways ways, String login, boolean failed, List<DemoPerson> demoPeople)
        implements PageView {
    public SignInPage {
        demoPeople = List.copyOf(demoPeople);
    }

    @Override
    public int status() {
        return failed ? 422 : 200;
    }

    /**
     * How one may sign in.
     *
     * @param providers buttons in the operator's order
     * @param passwords whether by password, too
     */
    public record Ways(List<Button> providers, boolean passwords) {
        public Ways {
            providers = List.copyOf(providers);
        }
    }

    /** Leads to a provider. */
    public record Button(String key, String title) {}

    /** Somebody of the demo. */
    public record DemoPerson(String login, String displayName, String roles) {}
}
