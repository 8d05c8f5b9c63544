package dev.marlin.web.rubrics;

import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.VersionUse;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One version of a rubric, beside all of its versions.
 *
 * @param versions latest first
 * @param uses what is bound to this version; empty for people who need not know
 */
public record RubricPage(
        RubricVersion version, List<RubricVersion> versions, List<VersionUse.Count> uses, boolean mayPropose)
        implements PageView {
    public RubricPage {
        versions = List.copyOf(versions);
        uses = List.copyOf(uses);
    }

    public boolean latest() {
        return versions.getFirst().id().equals(version.id());
    }

    /** The version before this one. */
    public Optional<RubricVersion> before() {
        return versions.stream()
                .filter(other -> other.number() == version.number() - 1)
                .findFirst();
    }

    /** What kind of change it was, in words; empty where nobody recorded it. */
    public Optional<String> kind() {
        return switch (version.origin()) {
            case RubricVersion.Origin.Unrecorded none -> Optional.empty();
            case RubricVersion.Origin.Proposed proposed ->
                Optional.of(proposed.kind().key());
        };
    }

    /** One person proposed and published it. */
    public boolean sole() {
        return version.origin() instanceof RubricVersion.Origin.Proposed proposed && proposed.sole();
    }
}
