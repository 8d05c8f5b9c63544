package dev.marlin.reviews;

import dev.marlin.attention.Attention;
import dev.marlin.identity.LeaverListener;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.SubmissionId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands on whose turn it is when somebody leaves for whom submissions wait. */
@Component
class LeaverTurns implements LeaverListener {
    private static final Logger LOG = LoggerFactory.getLogger(LeaverTurns.class);

    private final Attention attention;
    private final SubmissionStore submissions;
    private final WhoseTurn whoseTurn;
    private final Course.Ground ground;

    LeaverTurns(Attention attention, SubmissionStore submissions, WhoseTurn whoseTurn, Course.Ground ground) {
        this.attention = attention;
        this.submissions = submissions;
        this.whoseTurn = whoseTurn;
        this.ground = ground;
    }

    @Override
    public void left(PersonId person) {
        List<SubmissionId> waiting = attention.of(person).stream()
                .filter(item -> item.subjectKind().equals(WhoseTurn.KIND))
                .map(item -> new SubmissionId(item.subject()))
                .toList();
        waiting.forEach(this::handOn);
    }

    private void handOn(SubmissionId id) {
        try {
            whoseTurn.refresh(submissions.lock(id), ground.now());
        } catch (MarlinException nobody) {
            LOG.warn("submission {} waits for somebody who left: {}", id, nobody.getMessage()); // nobody is kept for it
        }
    }
}
