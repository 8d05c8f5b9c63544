package dev.marlin.mails;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.HtmlUtils;

/**
 * An e-mail as it will be sent: the same in plain text and in simple HTML, nothing in it is loaded from anywhere.
 *
 * @param unsubscribe address that ends all e-mails by one POST; empty for the letter that asks for confirmation
 */
record Letter(String address, String subject, String text, String html, Optional<String> unsubscribe) {
    /** Titles with links. */
    static Letter of(Recipient to, List<MailItem> items, URI base) {
        String subject = items.size() == 1
                ? "Marlin: " + items.getFirst().title()
                : "Marlin: " + items.size() + " things for you";
        String off = base + "/mail/off/" + to.unsubscribe();
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><body><ul>");
        for (MailItem item : items) {
            text.append(item.title())
                    .append("\n")
                    .append(base)
                    .append(item.link())
                    .append("\n\n");
            html.append("<li>").append(link(base + item.link(), item.title())).append("</li>");
        }
        text.append("What you are told, and when: ").append(base).append("/notices\n");
        text.append("No e-mails any more: ").append(off).append("\n");
        html.append("</ul><p>").append(link(base + "/notices", "What you are told, and when"));
        html.append(" · ").append(link(off, "No e-mails any more")).append("</p></body></html>");
        return new Letter(to.address(), subject, text.toString(), html.toString(), Optional.of(off));
    }

    /** Asks whether the address is theirs. */
    static Letter confirmation(String address, String token, URI base) {
        String page = base + "/mail/confirm/" + token;
        String why = "Somebody who is signed in to Marlin wants e-mails at this address. If that was you, confirm it"
                + " within a day; if not, do nothing.";
        return new Letter(
                address,
                "Marlin: is this your address?",
                why + "\n\n" + page + "\n",
                "<!doctype html><html lang=\"en\"><body><p>" + why + "</p><p>" + link(page, "Confirm the address")
                        + "</p></body></html>",
                Optional.empty());
    }

    private static String link(String url, String words) {
        return "<a href=\"" + HtmlUtils.htmlEscape(url) + "\">" + HtmlUtils.htmlEscape(words) + "</a>";
    }
}
