package dev.marlin.web.mails;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.mails.MailChoice;
import dev.marlin.mails.MailKind;
import dev.marlin.mails.Mails;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own e-mails: where, when, and no more. */
@Controller
class MailController {
    private final Mails mails;

    MailController(Mails mails) {
        this.mails = mails;
    }

    @GetMapping("/notices")
    NoticesPage mine(Visitor visitor) {
        String present = mails.address(visitor.id()).map(Mails.Address::address).orElse("");
        return page(visitor, present, Optional.empty());
    }

    @PostMapping("/notices/address")
    Answer ask(Visitor visitor, @RequestParam String address) {
        try {
            mails.ask(visitor.id(), address);
            return Answer.go("/notices");
        } catch (MarlinException e) {
            return Answer.show(page(visitor, address, Optional.ofNullable(e.getMessage())));
        }
    }

    @PostMapping("/notices/address/forget")
    Redirect forget(Visitor visitor) {
        mails.forget(visitor.id());
        return Redirect.to("/notices");
    }

    @PostMapping("/notices/choices")
    Redirect choose(Visitor visitor, @RequestParam Map<String, String> fields) {
        Map<MailKind, MailChoice> choices = new EnumMap<>(MailKind.class);
        for (MailKind kind : MailKind.values()) {
            choices.put(kind, choice(fields.getOrDefault(kind.name(), "")));
        }
        mails.choose(visitor.id(), choices);
        return Redirect.to("/notices");
    }

    @GetMapping("/mail/confirm/{token}")
    ConfirmPage confirmation() {
        return new ConfirmPage();
    }

    @PostMapping("/mail/confirm/{token}")
    Redirect confirm(Visitor visitor, @PathVariable String token) {
        mails.confirm(visitor.id(), token);
        return Redirect.to("/notices");
    }

    @GetMapping("/mail/off/{word}")
    OffPage off() {
        return new OffPage(false);
    }

    /** Also what mail programs send by themselves when their reader unsubscribes. */
    @PostMapping("/mail/off/{word}")
    OffPage end(@PathVariable String word) {
        if (!mails.unsubscribe(word)) {
            throw MarlinException.notFound("That link");
        }
        return new OffPage(true);
    }

    private NoticesPage page(Visitor visitor, String typed, Optional<String> problem) {
        return new NoticesPage(mails.on(), mails.address(visitor.id()), mails.choices(visitor.id()), typed, problem);
    }

    private static MailChoice choice(String text) {
        return Arrays.stream(MailChoice.values())
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid(
                        "Choose at once, once a day or never for each kind. Nothing was saved."));
    }
}
