package dev.marlin.directory;

import dev.marlin.identity.Interests;
import dev.marlin.identity.Leavers;
import dev.marlin.identity.ProvidedAccess;
import dev.marlin.identity.Provider;
import dev.marlin.identity.Role;
import dev.marlin.identity.SourceSettings;
import dev.marlin.identity.StatedBy;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Joiners, leavers and groups, as a directory says them. It sees and changes only whom it brought or whom its external
 * id names at the provider that the operator said; accounts made by hand are not its own.
 */
@Service
public class Directory {
    private final DirectoryStore store;
    private final ProvidedAccess access;
    private final Leavers leavers;
    private final Interests interests;
    private final SourceSettings.Directory meaning;
    private final TransactionTemplate transactions;

    Directory(
            DirectoryStore store,
            ProvidedAccess access,
            Leavers leavers,
            Interests interests,
            SourceSettings settings,
            TransactionTemplate transactions) {
        this.store = store;
        this.access = access;
        this.leavers = leavers;
        this.interests = interests;
        this.meaning = settings.directory();
        this.transactions = transactions;
    }

    public Query.Part<DirectoryUser> users(Query query) {
        return store.users(query);
    }

    public Query.Part<DirectoryGroup> groups(Query query) {
        return store.groups(query);
    }

    /** @throws MarlinException NOT_FOUND */
    public DirectoryUser user(UUID id) {
        return store.user(id).orElseThrow(() -> MarlinException.notFound("That user"));
    }

    /** @throws MarlinException NOT_FOUND */
    public DirectoryGroup group(UUID id) {
        return store.group(id).orElseThrow(() -> MarlinException.notFound("That group"));
    }

    /**
     * Makes an account that no password opens, or takes back whom the external id names at the provider.
     *
     * @throws MarlinException CONFLICT when name or external id is taken
     */
    public DirectoryUser join(DirectoryUser.Said said, PersonId by) {
        return inTransaction(() -> {
            UUID id = UUID.randomUUID();
            requireFree(store.userTaken(said, id), "userName or externalId");
            PersonId person = person(said, by);
            store.insert(id, person, said);
            tell(person, said, by);
            return user(id);
        });
    }

    /**
     * Changes what is said of a user; who is no longer active is suspended, and all that they hold ends with that.
     *
     * @param change is given what is said now, inside the transaction
     * @throws MarlinException NOT_FOUND, or CONFLICT when name or external id is taken
     */
    public DirectoryUser change(UUID id, UnaryOperator<DirectoryUser> change, PersonId by) {
        return inTransaction(() -> {
            DirectoryUser before = user(id);
            DirectoryUser.Said said = change.apply(before).said();
            if (said.equals(before.said())) {
                return before;
            }
            requireFree(store.userTaken(said, id), "userName or externalId");
            store.update(id, said);
            access.rename(before.person(), said.displayName());
            tell(before.person(), said, by);
            return user(id);
        });
    }

    /** Forgets the user, who left: the account stays, suspended, for what was done with it. */
    public void leave(UUID id, PersonId by) {
        inTransaction(() -> {
            DirectoryUser user = user(id);
            store.deleteUser(id);
            access.state(user.person(), StatedBy.DIRECTORY, Set.of(), by);
            leavers.suspend(user.person(), StatedBy.DIRECTORY, by);
            return user;
        });
    }

    /** @throws MarlinException CONFLICT when the name is taken or roles would not go together, INVALID for a stranger */
    public DirectoryGroup createGroup(DirectoryGroup.Said said, PersonId by) {
        return inTransaction(() -> {
            UUID id = UUID.randomUUID();
            requireFree(store.groupTaken(said, id), "displayName or externalId");
            store.insert(id, said);
            members(id, said.members(), said.members(), by);
            return group(id);
        });
    }

    /**
     * Changes a group, and with it the roles of who was in it or is now.
     *
     * @throws MarlinException as {@link #createGroup}, or NOT_FOUND
     */
    public DirectoryGroup changeGroup(UUID id, UnaryOperator<DirectoryGroup> change, PersonId by) {
        return inTransaction(() -> {
            DirectoryGroup before = group(id);
            DirectoryGroup.Said said = change.apply(before).said();
            if (said.equals(before.said())) {
                return before;
            }
            requireFree(store.groupTaken(said, id), "displayName or externalId");
            store.update(id, said);
            Set<UUID> touched = new HashSet<>(before.said().members());
            touched.addAll(said.members());
            members(id, said.members(), touched, by);
            return group(id);
        });
    }

    /** Ends a group, and the roles that it alone gave. */
    public void deleteGroup(UUID id, PersonId by) {
        inTransaction(() -> {
            DirectoryGroup group = group(id);
            store.deleteGroup(id);
            group.said().members().forEach(member -> stateRoles(user(member), by));
            return group;
        });
    }

    private void members(UUID group, Set<UUID> members, Set<UUID> touched, PersonId by) {
        if (store.setMembers(group, members) != members.size()) {
            throw MarlinException.invalid("members: each must be the id of a user. Nothing was changed.");
        }
        touched.forEach(user -> stateRoles(user(user), by));
    }

    private void stateRoles(DirectoryUser user, PersonId by) {
        Set<Role> roles = store.groupNames(user.id()).stream()
                .flatMap(name -> Optional.ofNullable(meaning.roles().get(name)).stream())
                .collect(Collectors.toSet());
        if (!access.state(user.person(), StatedBy.DIRECTORY, roles, by)) {
            throw MarlinException.conflict("Who compares, reviews or decides may not be manager or admin as well: user "
                    + user.id() + " would be. Nothing was changed.");
        }
    }

    private PersonId person(DirectoryUser.Said said, PersonId by) {
        Optional<PersonId> linked = meaning.subjectsOf().flatMap(provider -> linked(provider, said));
        if (linked.filter(store::known).isPresent()) {
            requireFree(true, "externalId");
        }
        return linked.orElseGet(() -> access.join(said.displayName(), Optional.of(said.userName()), Optional.of(by)));
    }

    private Optional<PersonId> linked(Provider provider, DirectoryUser.Said said) {
        return said.externalId().flatMap(subject -> access.linked(provider.issuer(), subject));
    }

    private void tell(PersonId person, DirectoryUser.Said said, PersonId by) {
        meaning.subjectsOf()
                .ifPresent(provider ->
                        said.externalId().ifPresent(subject -> access.link(provider.issuer(), subject, person)));
        interests.employ(person, StatedBy.DIRECTORY, said.organization(), by);
        if (said.active()) {
            leavers.reinstate(person, StatedBy.DIRECTORY, by);
        } else {
            leavers.suspend(person, StatedBy.DIRECTORY, by);
        }
    }

    private static void requireFree(boolean taken, String names) {
        if (taken) {
            throw MarlinException.conflict(names + ": somebody else has it already. Nothing was changed.");
        }
    }

    private <T> T inTransaction(Work<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            store.hold();
            return work.run();
        }));
    }

    private interface Work<T> {
        T run();
    }
}
