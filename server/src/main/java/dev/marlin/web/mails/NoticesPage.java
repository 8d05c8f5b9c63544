package dev.marlin.web.mails;

import dev.marlin.mails.MailChoice;
import dev.marlin.mails.MailKind;
import dev.marlin.mails.Mails;
import dev.marlin.web.ui.PageView;
import java.util.Map;
import java.util.Optional;

/**
 * Where and when a person is told by e-mail.
 *
 * @param on whether this installation sends e-mails
 * @param typed address that was refused, or the present one
 * @param problem why it was refused
 */
public record NoticesPage(
        boolean on,
        Optional<Mails.Address> address,
        Map<MailKind, MailChoice> choices,
        String typed,
        Optional<String> problem)
        implements PageView {
    public NoticesPage {
        choices = Map.copyOf(choices);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
