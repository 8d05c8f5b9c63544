package dev.marlin.credentials;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.BlobStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of credentials: somebody submits one with evidence, somebody else decides, its last day ends it. */
@Service
public class Credentials {
    /** So many days before the last one its subject is reminded. */
    public static final int REMINDED_DAYS = 30;

    private static final int MOST_WAITING = 10;

    private final CredentialStore store;
    private final BlobStore blobs;
    private final Checkers checkers;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Credentials(
            CredentialStore store, BlobStore blobs, Checkers checkers, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.blobs = blobs;
        this.checkers = checkers;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Submits a credential of one's own, with a link, a file, or both as evidence.
     *
     * @param file a PDF, PNG or JPEG of at most two MiB; empty for none
     * @throws MarlinException INVALID when evidence is missing or no such file, its last day is past, or ten wait already
     */
    public Credential submit(PersonId person, Claim claim, byte[] file) {
        if (claim.link().isEmpty() && file.length == 0) {
            throw MarlinException.invalid("link: evidence is needed, a link or a file. Nothing was saved.");
        }
        if (claim.expires().filter(day -> day.isBefore(checkers.today())).isPresent()) {
            throw MarlinException.invalid("expires: that day is past. Nothing was saved.");
        }
        Optional<Credential.File> kept = file.length == 0 ? Optional.empty() : Optional.of(keep(file));
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Credential> before = store.of(person);
            if (before.stream()
                            .filter(one -> one.state() == CredentialState.SUBMITTED)
                            .count()
                    >= MOST_WAITING) {
                throw MarlinException.invalid(
                        "kind: ten of yours wait to be checked. Wait for an answer, or withdraw one. Nothing was saved.");
            }
            CredentialId id = CredentialId.random();
            store.insert(id, person, claim, kept);
            Credential fresh = store.find(id).orElseThrow();
            before.stream()
                    .filter(one -> one.state() == CredentialState.CONFIRMED
                            && one.claim().kind() == claim.kind())
                    .forEach(checkers::rest);
            checkers.call(fresh);
            record("credential.submitted", fresh, person);
            return fresh;
        }));
    }

    /** What it is comes first: nothing else is kept. */
    private Credential.File keep(byte[] file) {
        String type = Evidence.type(file);
        return new Credential.File(blobs.put(file), type, file.length);
    }

    /** Takes one's own back; another's is NOT_FOUND, one that is over a CONFLICT. */
    public void withdraw(CredentialId id, PersonId person) {
        transactions.executeWithoutResult(status -> {
            Credential credential =
                    store.lock(id).filter(one -> one.person().equals(person)).orElseThrow(Credentials::unknown);
            move(credential, CredentialStep.WITHDRAW);
            record("credential.withdrawn", credential, person);
        });
    }

    /**
     * Decides on somebody else's.
     *
     * @param reason read by its subject; needed for a refusal
     * @throws MarlinException FORBIDDEN for one's own; INVALID without a reason; CONFLICT when it is decided already
     */
    public void decide(CredentialId id, boolean confirmed, String reason, PersonId by) {
        if (reason.length() > 2000 || !confirmed && reason.isBlank()) {
            throw MarlinException.invalid(
                    "reason: at most 2000 characters, and a refusal needs one. Nothing was decided.");
        }
        transactions.executeWithoutResult(status -> {
            Credential credential = store.lock(id).orElseThrow(Credentials::unknown);
            if (credential.person().equals(by)) {
                throw MarlinException.forbidden("Somebody else checks what you say of yourself. Nothing was decided.");
            }
            move(credential, confirmed ? CredentialStep.CONFIRM : CredentialStep.REFUSE);
            store.insertDecision(credential, confirmed, reason.strip(), by);
            record(confirmed ? "credential.confirmed" : "credential.refused", credential, by);
        });
    }

    /** One's own, the latest first. */
    public List<Credential> of(PersonId person) {
        return store.of(person);
    }

    /** Those that wait for a checker, the oldest first. */
    public List<Credential> waiting() {
        return store.in(CredentialState.SUBMITTED);
    }

    /**
     * One of them, for its subject and for checkers; NOT_FOUND for everybody else.
     *
     * @param checker whether the reader checks credentials
     */
    public Credential get(CredentialId id, PersonId reader, boolean checker) {
        return store.find(id)
                .filter(one -> checker || one.person().equals(reader))
                .orElseThrow(Credentials::unknown);
    }

    /** Uploaded evidence; NOT_FOUND where there is none. */
    public byte[] file(Credential credential) {
        return blobs.get(credential.file().orElseThrow(Credentials::unknown).digest());
    }

    /** Ends what has run out, and reminds of what is about to; a job calls it. */
    public void sweep() {
        LocalDate today = checkers.today();
        transactions.executeWithoutResult(status -> {
            store.over(today).forEach(credential -> {
                move(credential, CredentialStep.EXPIRE);
                audit.record(new AuditEvent(
                        "credential.expired",
                        Optional.empty(),
                        Checkers.KIND,
                        credential.id().value(),
                        Map.of("person", credential.person().toString())));
            });
            store.unreminded(today.plusDays(REMINDED_DAYS)).forEach(credential -> {
                checkers.remind(credential, credential.claim().expires().orElseThrow());
                store.setReminded(credential.id());
            });
        });
    }

    private void move(Credential credential, CredentialStep step) {
        store.setState(credential.id(), step.from(credential.state()));
        checkers.rest(credential);
    }

    private void record(String action, Credential credential, PersonId by) {
        audit.record(AuditEvent.by(
                by,
                action,
                Checkers.KIND,
                credential.id().value(),
                Map.of(
                        "person",
                        credential.person().toString(),
                        "kind",
                        credential.claim().kind().key(),
                        "file_sha256",
                        credential.file().map(Credential.File::digest).orElse(""))));
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That credential");
    }
}
