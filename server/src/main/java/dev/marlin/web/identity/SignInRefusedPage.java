package dev.marlin.web.identity;

import dev.marlin.web.identity.oidc.ProviderException;
import dev.marlin.web.ui.PageView;

/** Says why a provider's word signed nobody in, and what to do. */
public record SignInRefusedPage(int status, String heading, String message) implements PageView {
    static SignInRefusedPage of(ProviderException.Kind kind, String provider) {
        return switch (kind) {
            case DOWN ->
                new SignInRefusedPage(
                        503,
                        provider + " does not answer",
                        "Nobody was signed in and nothing was lost. Try again in a minute; if it lasts, tell whoever runs "
                                + provider + ".");
            case NOT_BEGUN ->
                new SignInRefusedPage(
                        400,
                        "This sign-in is over",
                        "It was not begun in this browser, was used already, or took too long. Nobody was signed in."
                                + " Begin again from the sign-in page.");
            case DECLINED ->
                new SignInRefusedPage(
                        403,
                        provider + " did not sign you in",
                        "It sent you back without a yes. Nobody was signed in. Begin again, or ask whoever runs "
                                + provider + " whether you may use Marlin.");
            case NOT_BELIEVED ->
                new SignInRefusedPage(
                        502,
                        "The answer of " + provider + " was not accepted",
                        "It failed a check, so nobody was signed in. Begin again; if it happens twice, tell whoever runs"
                                + " this installation: the log says which check.");
        };
    }

    static SignInRefusedPage noRole(String provider) {
        return new SignInRefusedPage(
                403,
                "You have no role here yet",
                provider + " knows you, but none of your groups gives a role at Marlin. Ask whoever manages the groups"
                        + " of " + provider + " to add you to one that does, then sign in again.");
    }

    static SignInRefusedPage rolesClash(String provider) {
        return new SignInRefusedPage(
                403,
                "Your roles do not go together",
                "Who compares, reviews or decides may not see which agent is which, so nobody is manager or admin as"
                        + " well. Ask whoever manages the groups of " + provider
                        + ", or an admin of Marlin, to take one"
                        + " of the two away.");
    }

    static SignInRefusedPage suspended() {
        return new SignInRefusedPage(
                403,
                "Your account is suspended",
                "What you did is kept. Ask an admin of Marlin if you think this is a mistake.");
    }
}
