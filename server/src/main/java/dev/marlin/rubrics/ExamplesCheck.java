package dev.marlin.rubrics;

import dev.marlin.rubrics.RubricVersion.Axis;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every axis shows what a good and a bad answer look like. */
@Component
class ExamplesCheck implements PublicationCheck {
    @Override
    public List<String> objections(RubricDraft draft) {
        List<String> objections = new ArrayList<>();
        for (Axis axis : draft.axes()) {
            if (axis.examples().good().isEmpty()) {
                objections.add("axes, " + axis.key() + ", examples: at least one good example is needed");
            }
            if (axis.examples().bad().isEmpty()) {
                objections.add("axes, " + axis.key() + ", examples: at least one bad example is needed");
            }
        }
        return objections;
    }
}
