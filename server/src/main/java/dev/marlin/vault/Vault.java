package dev.marlin.vault;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonKeyStore.Row;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door of the vault: people's words are sealed under a key of their own, and to destroy the key is to erase them in
 * every row and every later backup, while rows that may never change stay as they are.
 */
@Service
public class Vault {
    private final PersonKeyStore keys;
    private final VaultSettings settings;
    private final SecureRandom random;
    private final ErasedList list;
    private volatile @Nullable HouseKey house;

    Vault(PersonKeyStore keys, VaultSettings settings, SecureRandom random) {
        this.keys = keys;
        this.settings = settings;
        this.random = random;
        this.list = new ErasedList(settings.folder());
    }

    /**
     * The text as it is stored.
     *
     * @param author whose words they are
     * @param text nothing stays nothing
     * @throws MarlinException CONFLICT when the author was erased; UNAVAILABLE when the house key is missing
     */
    public String seal(PersonId author, Place place, String text) {
        return text.isEmpty() ? text : SealedText.seal(keyOf(author), place, text, random);
    }

    /**
     * What a stored text says. Words from before there was a vault are no sealed text; they are read as they are.
     *
     * @param wrapped the author's {@code person_key.wrapped}, read with the row; absent when it was destroyed
     * @throws MarlinException UNAVAILABLE when the house key is missing
     * @throws IllegalStateException when the text was changed, or stands where it was not written
     */
    public Opened open(PersonId author, Place place, String stored, byte @Nullable [] wrapped) {
        if (!SealedText.is(stored)) {
            return new Opened.Text(stored);
        }
        return wrapped == null
                ? new Opened.Erased()
                : new Opened.Text(SealedText.open(house().unwrap(author, wrapped), place, stored));
    }

    /** Whether the person was erased. */
    public boolean isErased(PersonId person) {
        return keys.find(person).filter(row -> row.wrapped() == null).isPresent();
    }

    /**
     * Destroys the person's key in the caller's transaction. That it was is kept outside the database, too.
     *
     * @return false when it was destroyed before
     */
    public boolean destroy(PersonId person) {
        boolean destroyed = keys.destroy(person);
        if (destroyed) {
            list.add(person);
        }
        return destroyed;
    }

    /** People whose key was destroyed by this installation, whatever the database says now. */
    public List<PersonId> erasedEver() {
        return list.all();
    }

    private byte[] keyOf(PersonId person) {
        Row row = keys.find(person).orElseGet(() -> make(person));
        byte[] wrapped = row.wrapped();
        if (wrapped == null) {
            throw MarlinException.conflict("This person was erased and writes nothing any more. Nothing was saved.");
        }
        return house().unwrap(person, wrapped);
    }

    private Row make(PersonId person) {
        byte[] key = new byte[Cipher256.KEY_BYTES];
        random.nextBytes(key);
        keys.insert(person, house().wrap(person, key, random));
        return keys.find(person).orElseThrow();
    }

    private HouseKey house() {
        HouseKey known = house;
        if (known == null) {
            known = HouseKey.in(settings.folder(), !keys.any(), random);
            house = known;
        }
        return known;
    }
}
