package dev.marlin.web.catalog;

import dev.marlin.catalog.MirrorRequest;
import dev.marlin.catalog.Provenance;
import dev.marlin.catalog.Repository;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One repository: its facts, which source says what, and whether it is here.
 *
 * @param mirror newest request; empty when nobody has asked for a mirror
 * @param mirrored whether it is here, perhaps not in its newest state
 * @param mayMirror whether the visitor may ask for it
 */
public record RepositoryPage(
        Repository repository,
        List<Provenance> provenance,
        Optional<MirrorRequest> mirror,
        boolean mirrored,
        boolean mayMirror)
        implements PageView {
    public RepositoryPage {
        provenance = List.copyOf(provenance);
    }

    /** {@code created at}, for {@code created_at}. */
    public String label(Provenance fact) {
        return fact.field().replace('_', ' ');
    }

    /** Whether the fact's row begins a new field in the table. */
    public boolean begins(int index) {
        return index == 0
                || !provenance
                        .get(index)
                        .field()
                        .equals(provenance.get(index - 1).field());
    }

    /** Number of sources that speak about the field of the fact. */
    public long sources(Provenance fact) {
        return provenance.stream()
                .filter(other -> other.field().equals(fact.field()))
                .count();
    }
}
