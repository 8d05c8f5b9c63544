package dev.marlin.attempts;

import dev.marlin.rubrics.PublicationCheck;
import dev.marlin.rubrics.RubricDraft;
import dev.marlin.rubrics.RubricVersion.Axis;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps a rubric's next version back while an item of a kept axis is suspect: the axis itself may be what is unclear. */
@Component
class SuspectItems implements PublicationCheck {
    private final Items items;

    SuspectItems(Items items) {
        this.items = items;
    }

    @Override
    public List<String> objections(RubricDraft draft) {
        Set<String> kept = draft.axes().stream().map(Axis::key).collect(Collectors.toSet());
        return items.suspects(draft.name()).stream()
                .filter(suspect -> kept.contains(suspect.axis()))
                .map(suspect -> "axes, " + suspect.axis() + ": the question “" + suspect.key() + "” of “"
                        + suspect.qualification() + "” is suspect: retire or keep it first")
                .toList();
    }
}
