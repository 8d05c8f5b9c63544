package dev.marlin.identity;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Employers and vendors that people are tied to. A person may add a tie to a vendor; only an admin takes one away. */
@Service
public class Interests {
    private static final int LONGEST_EMPLOYER = 200;
    private static final int LONGEST_VENDOR = 80;

    private final InterestStore store;
    private final Audit audit;
    private final TransactionTemplate transactions;

    public Interests(InterestStore store, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What is known of the person; nothing known of an unknown one. */
    public Interest of(PersonId person) {
        return new Interest(store.employers(person).stream().findFirst(), store.vendors(person));
    }

    /**
     * Whether any source states one employer for both. Nobody knows: no. A person shares an employer with themselves if
     * one is known.
     */
    public boolean sameEmployer(PersonId one, PersonId other) {
        return store.shareEmployer(one, other);
    }

    /** The employer that this source states. */
    public Optional<String> employer(PersonId person, StatedBy source) {
        return store.employer(person, source);
    }

    /**
     * States the employer, or with an empty or blank one that the source states none.
     *
     * @throws MarlinException INVALID when the name is too long
     */
    public void employ(PersonId person, StatedBy source, Optional<String> employer, PersonId by) {
        Optional<String> name = employer.map(Interest::normalized).filter(text -> !text.isEmpty());
        if (name.filter(text -> text.length() > LONGEST_EMPLOYER).isPresent()) {
            throw MarlinException.invalid("employer: at most " + LONGEST_EMPLOYER + " characters. Nothing was saved.");
        }
        transactions.executeWithoutResult(status -> {
            if (store.employer(person, source).equals(name)) {
                return;
            }
            name.ifPresentOrElse(
                    text -> store.setEmployer(person, source, text), () -> store.clearEmployer(person, source));
            audit.record(AuditEvent.by(
                    by,
                    "person.employer-stated",
                    "person",
                    person.value(),
                    Map.of(
                            "source",
                            source.word(),
                            "employer_sha256",
                            name.map(Digest::sha256).orElse(""))));
        });
    }

    /**
     * Adds a vendor that the person is tied to; one that is there already stays.
     *
     * @throws MarlinException INVALID when the name is empty or too long
     */
    public void tie(PersonId person, String vendor) {
        String name = vendor(vendor);
        transactions.executeWithoutResult(status -> {
            if (store.addVendor(person, name)) {
                audit.record(event(person, person, "person.vendor-declared", name));
            }
        });
    }

    /** Takes a tie away, for admins; one that is not there is NOT_FOUND. */
    public void untie(PersonId person, String vendor, PersonId admin) {
        String name = vendor(vendor);
        transactions.executeWithoutResult(status -> {
            if (!store.removeVendor(person, name)) {
                throw MarlinException.notFound("That vendor");
            }
            audit.record(event(admin, person, "person.vendor-removed", name));
        });
    }

    private static String vendor(String vendor) {
        String name = Interest.normalized(vendor);
        if (name.isEmpty() || name.length() > LONGEST_VENDOR) {
            throw MarlinException.invalid("vendor: 1 to " + LONGEST_VENDOR + " characters. Nothing was saved.");
        }
        return name;
    }

    private static AuditEvent event(PersonId by, PersonId person, String action, String vendor) {
        return AuditEvent.by(by, action, "person", person.value(), Map.of("vendor_sha256", Digest.sha256(vendor)));
    }
}
