package dev.marlin.web.credentials;

import dev.marlin.credentials.Claim;
import dev.marlin.credentials.Credential;
import dev.marlin.credentials.CredentialId;
import dev.marlin.credentials.Credentials;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Credentials: one's own, and for managers and admins those of others. */
@Controller
class CredentialController {
    private final Credentials credentials;
    private final People people;

    CredentialController(Credentials credentials, People people) {
        this.credentials = credentials;
        this.people = people;
    }

    @GetMapping("/credentials")
    CredentialsPage all(Visitor visitor) {
        return list(visitor, Optional.empty());
    }

    @PostMapping("/credentials")
    Answer submit(
            Visitor visitor,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) Optional<MultipartFile> file)
            throws IOException {
        byte[] bytes = file.isPresent() ? file.get().getBytes() : new byte[0];
        try {
            Claim claim = Claim.of(
                    fields.getOrDefault("kind", ""),
                    fields.getOrDefault("title", ""),
                    fields.getOrDefault("link", ""),
                    fields.getOrDefault("expires", ""));
            return Answer.go("/credentials/"
                    + credentials.submit(visitor.id(), claim, bytes).id());
        } catch (MarlinException e) {
            return Answer.show(list(visitor, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/credentials/{credential}")
    CredentialPage one(Visitor visitor, @PathVariable String credential) {
        return page(visitor, CredentialId.parse(credential), Optional.empty());
    }

    /** Handed out as bytes to keep: a browser shows nothing of it here. */
    @GetMapping("/credentials/{credential}/evidence")
    ResponseEntity<byte[]> evidence(Visitor visitor, @PathVariable String credential) {
        Credential found = credentials.get(CredentialId.parse(credential), visitor.id(), checks(visitor));
        byte[] bytes = credentials.file(found);
        String name = "evidence." + found.file().orElseThrow().type();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    @PostMapping("/credentials/{credential}/withdrawal")
    Redirect withdraw(Visitor visitor, @PathVariable String credential) {
        CredentialId id = CredentialId.parse(credential);
        credentials.withdraw(id, visitor.id());
        return Redirect.to("/credentials/" + id);
    }

    @PostMapping("/credentials/{credential}/decision")
    Answer decide(
            Visitor visitor,
            @PathVariable String credential,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason) {
        CredentialId id = CredentialId.parse(credential);
        try {
            credentials.decide(id, confirmed(outcome), reason, visitor.id());
            return Answer.go("/credentials");
        } catch (MarlinException e) {
            return Answer.show(page(visitor, id, Optional.ofNullable(e.getMessage())));
        }
    }

    private static boolean confirmed(String outcome) {
        if (!List.of("confirm", "refuse").contains(outcome)) {
            throw MarlinException.invalid("outcome: confirm or refuse. Nothing was decided.");
        }
        return outcome.equals("confirm");
    }

    private CredentialsPage list(Visitor visitor, Optional<String> problem) {
        boolean checker = checks(visitor);
        return new CredentialsPage(
                credentials.of(visitor.id()), checker ? credentials.waiting() : List.of(), checker, problem);
    }

    private CredentialPage page(Visitor visitor, CredentialId id, Optional<String> problem) {
        Credential found = credentials.get(id, visitor.id(), checks(visitor));
        return new CredentialPage(
                found,
                people.find(found.person()).map(Person::displayName).orElse("somebody"),
                found.person().equals(visitor.id()),
                checks(visitor),
                problem);
    }

    private static boolean checks(Visitor visitor) {
        return visitor.is(Role.MANAGER) || visitor.is(Role.ADMIN);
    }
}
