package dev.marlin.web.pay;

import dev.marlin.kernel.PersonId;
import dev.marlin.pay.disputes.Dispute;
import dev.marlin.pay.disputes.DisputeState;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Map;

/** What people find wrong in their money, open ones first. */
public record DisputesPage(List<Dispute> disputes, Map<PersonId, String> names, boolean mayAct) implements PageView {
    public DisputesPage {
        disputes = List.copyOf(disputes);
        names = Map.copyOf(names);
    }

    /** Somebody's name. */
    public String name(PersonId person) {
        return names.getOrDefault(person, "somebody");
    }

    /** Whether the visitor may answer it. */
    public boolean mayAnswer(Dispute dispute) {
        return mayAct && dispute.state() == DisputeState.OPEN;
    }
}
