package dev.marlin.credentials;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.BlobStore;
import dev.marlin.vault.PersonalTraces;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What somebody said of themselves and the evidence that they sent; what still counted is taken back with them. */
@Component
class CredentialTraces implements PersonalTraces {
    private final CredentialStore store;
    private final BlobStore blobs;
    private final Checkers checkers;
    private final Audit audit;

    CredentialTraces(CredentialStore store, BlobStore blobs, Checkers checkers, Audit audit) {
        this.store = store;
        this.blobs = blobs;
        this.checkers = checkers;
        this.audit = audit;
    }

    @Override
    public Set<String> columns() {
        return Set.of("credential.title", "credential.link", "credential.file_digest", "credential.file_type");
    }

    /** Files go before the transaction ends: killed in between, it is repeated, and none stays that no row names. */
    @Override
    public void erase(PersonId person) {
        store.of(person).stream()
                .filter(one -> one.state() == CredentialState.SUBMITTED || one.state() == CredentialState.CONFIRMED)
                .forEach(this::withdraw);
        store.filesOfNobodyElse(person).forEach(blobs::delete);
        store.blank(person);
    }

    private void withdraw(Credential credential) {
        store.setState(credential.id(), CredentialStep.WITHDRAW.from(credential.state()));
        checkers.rest(credential);
        audit.record(new AuditEvent(
                "credential.withdrawn",
                Optional.empty(),
                Checkers.KIND,
                credential.id().value(),
                Map.of("person", credential.person().toString())));
    }
}
