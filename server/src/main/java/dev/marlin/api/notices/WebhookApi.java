package dev.marlin.api.notices;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.notices.NoticeKind;
import dev.marlin.notices.Webhooks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks for programs. */
@RestController
class WebhookApi {
    private final Webhooks webhooks;

    WebhookApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** All of them, oldest first: there are few. */
    record ListAnswer(List<WebhookAnswer> webhooks) {}

    /** One with its last hundred messages, newest first. */
    record OneAnswer(WebhookAnswer webhook, List<MessageAnswer> messages) {}

    /** @param secret shown this once */
    record SecretAnswer(String webhook, String secret) {}

    /** A new one; all but the campaign is needed. */
    record WebhookInput(
            @Nullable String url,
            @Nullable UUID campaign,
            @Nullable List<String> kinds) {
        Webhooks.NewEndpoint wanted() {
            if (url == null || kinds == null) {
                throw MarlinException.invalid("url and kinds are wanted. Nothing was saved.");
            }
            return new Webhooks.NewEndpoint(
                    url,
                    Optional.ofNullable(campaign),
                    kinds.stream().map(NoticeKind::parse).collect(Collectors.toSet()));
        }
    }

    @GetMapping("/api/v1/webhooks")
    ListAnswer all() {
        return new ListAnswer(webhooks.all().stream().map(WebhookAnswer::of).toList());
    }

    @GetMapping("/api/v1/webhooks/{endpoint}")
    OneAnswer one(@PathVariable String endpoint) {
        UUID id = id(endpoint);
        return new OneAnswer(
                WebhookAnswer.of(webhooks.get(id)),
                webhooks.log(id).stream().map(MessageAnswer::of).toList());
    }

    @PostMapping("/api/v1/webhooks")
    @ResponseStatus(HttpStatus.CREATED)
    SecretAnswer add(@RequestBody WebhookInput input, Visitor visitor) {
        Webhooks.Added added = webhooks.add(input.wanted(), visitor.id());
        return new SecretAnswer(added.endpoint().id().toString(), added.secret().reveal());
    }

    @PostMapping("/api/v1/webhooks/{endpoint}/secret")
    SecretAnswer rotate(@PathVariable String endpoint, Visitor visitor) {
        return new SecretAnswer(
                id(endpoint).toString(),
                webhooks.rotate(id(endpoint), visitor.id()).reveal());
    }

    @PostMapping("/api/v1/webhooks/{endpoint}/ping")
    WebhookAnswer ping(@PathVariable String endpoint, Visitor visitor) {
        webhooks.ping(id(endpoint), visitor.id());
        return WebhookAnswer.of(webhooks.get(id(endpoint)));
    }

    @PostMapping("/api/v1/webhooks/{endpoint}/off")
    WebhookAnswer switchOff(@PathVariable String endpoint, Visitor visitor) {
        webhooks.switchOff(id(endpoint), visitor.id());
        return WebhookAnswer.of(webhooks.get(id(endpoint)));
    }

    @PostMapping("/api/v1/webhooks/{endpoint}/on")
    WebhookAnswer switchOn(@PathVariable String endpoint, Visitor visitor) {
        webhooks.switchOn(id(endpoint), visitor.id());
        return WebhookAnswer.of(webhooks.get(id(endpoint)));
    }

    @PostMapping("/api/v1/webhooks/{endpoint}/messages/{message}/replay")
    WebhookAnswer replay(@PathVariable String endpoint, @PathVariable String message, Visitor visitor) {
        webhooks.replay(id(endpoint), Id.parse("That message", message), visitor.id());
        return WebhookAnswer.of(webhooks.get(id(endpoint)));
    }

    private static UUID id(String endpoint) {
        return Id.parse("That webhook", endpoint);
    }
}
