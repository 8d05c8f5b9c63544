package dev.marlin.mails;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Somebody's address and wishes, and letters on their way there. */
@Repository
class MailTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of(
            "DELETE FROM mail_letter WHERE address IN (SELECT address FROM mail_address WHERE person_id = ?)",
            "DELETE FROM mail_address WHERE person_id = ?",
            "DELETE FROM mail_choice WHERE person_id = ?",
            "DELETE FROM mail_item WHERE person_id = ?");

    private final JdbcClient jdbc;

    MailTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "mail_address.address",
                "mail_address.token_hash",
                "mail_address.unsubscribe",
                "mail_choice.kind",
                "mail_choice.choice",
                "mail_item.kind",
                "mail_item.key",
                "mail_item.title",
                "mail_item.link",
                "mail_letter.address",
                "mail_letter.subject",
                "mail_letter.body",
                "mail_letter.html",
                "mail_letter.unsubscribe");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
