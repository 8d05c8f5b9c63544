package dev.marlin.views;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of saved views: names a question to the list, renames, shares, removes it and brings it back. */
@Service
public class Views {
    /** How many one person may keep. */
    public static final int MOST = 50;

    private final ViewStore store;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Views(ViewStore store, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * What a view is to be.
     *
     * @param name one line of 1 to 60 characters
     * @param query as an address of the list has it
     */
    public record Wanted(String name, String query, boolean shared) {
        /** @throws MarlinException INVALID that names the field and its rule */
        public Wanted {
            name = name.strip();
            if (name.isEmpty() || name.length() > 60 || name.chars().anyMatch(Character::isISOControl)) {
                throw MarlinException.invalid("name: one line of 1 to 60 characters is needed. Nothing was stored.");
            }
            if (query.length() > 2000) {
                throw MarlinException.invalid("query: at most 2,000 characters. Nothing was stored.");
            }
        }
    }

    /** The visitor's own views, then those that others share, each by name. */
    public List<SavedView> of(Visitor visitor) {
        return store.visibleTo(visitor.id());
    }

    /**
     * Keeps a view.
     *
     * @throws MarlinException CONFLICT when the person has one of that name or as many as one may have; FORBIDDEN when
     *     they may not share
     */
    public SavedView save(Wanted wanted, Visitor visitor) {
        requireMayShare(wanted, visitor);
        return changing(visitor, "view.saved", () -> {
            store.forgetRemoved(visitor.id());
            SavedView view =
                    new SavedView(ViewId.random(), visitor.id(), wanted.name(), wanted.query(), wanted.shared());
            requireRoomFor(view);
            store.insert(view);
            return view;
        });
    }

    /**
     * Gives the view another name, question or audience.
     *
     * @throws MarlinException NOT_FOUND when it is not the visitor's; else as {@link #save}
     */
    public SavedView change(ViewId id, Wanted wanted, Visitor visitor) {
        requireMayShare(wanted, visitor);
        return changing(visitor, "view.changed", () -> {
            own(id, false, visitor);
            SavedView view = new SavedView(id, visitor.id(), wanted.name(), wanted.query(), wanted.shared());
            requireRoomFor(view);
            store.update(view);
            return view;
        });
    }

    /** Takes the view out of the lists; for a day, {@link #restore} brings it back. */
    public SavedView remove(ViewId id, Visitor visitor) {
        return changing(visitor, "view.removed", () -> {
            SavedView view = own(id, false, visitor);
            store.setRemoved(id, true);
            return view;
        });
    }

    /** Undoes {@link #remove}. */
    public SavedView restore(ViewId id, Visitor visitor) {
        return changing(visitor, "view.restored", () -> {
            SavedView view = own(id, true, visitor);
            requireMayShare(new Wanted(view.name(), view.query(), view.shared()), visitor);
            requireRoomFor(view);
            store.setRemoved(id, false);
            return view;
        });
    }

    private SavedView changing(Visitor visitor, String action, Supplier<SavedView> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            store.lockThoseOf(visitor.id());
            SavedView view = work.get();
            audit.record(AuditEvent.by(visitor.id(), action, "view", view.id().value(), Map.of()));
            return view;
        }));
    }

    private SavedView own(ViewId id, boolean removed, Visitor visitor) {
        return store.find(id, removed).filter(view -> view.isOf(visitor.id())).orElseThrow(Views::unknown);
    }

    private void requireRoomFor(SavedView view) {
        List<SavedView> others = ownedBy(view.owner()).stream()
                .filter(other -> !other.id().equals(view.id()))
                .toList();
        if (others.size() >= MOST) {
            throw MarlinException.conflict(
                    "You keep " + MOST + " views already, which is as many as one can. Delete one"
                            + " that you do not need; nothing was stored.");
        }
        if (others.stream().anyMatch(other -> fold(other.name()).equals(fold(view.name())))) {
            throw MarlinException.conflict(
                    "name: you have a view “" + view.name() + "” already. Choose another name; nothing was stored.");
        }
    }

    private List<SavedView> ownedBy(PersonId owner) {
        return store.visibleTo(owner).stream().filter(view -> view.isOf(owner)).toList();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void requireMayShare(Wanted wanted, Visitor visitor) {
        if (wanted.shared() && !visitor.is(Role.MANAGER) && !visitor.is(Role.ADMIN)) {
            throw MarlinException.forbidden("Managers and admins share views with everybody. Keep yours for yourself;"
                    + " nothing was stored.");
        }
    }

    static MarlinException unknown() {
        return MarlinException.notFound("That view");
    }
}
