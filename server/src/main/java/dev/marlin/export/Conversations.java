package dev.marlin.export;

import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Side;
import dev.marlin.comparisons.Sides;
import dev.marlin.export.PreferenceRow.Message;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.RunRecords;
import dev.marlin.store.BlobStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Both sides' conversations of a pair. Where the winner continued, both sides go on from the winner's words, which thereby
 * become shared ground; the messages that both share are the prompt, the rest are the two answers.
 */
final class Conversations {
    private final RunRecords records;
    private final BlobStore blobs;

    Conversations(RunRecords records, BlobStore blobs) {
        this.records = records;
        this.blobs = blobs;
    }

    /**
     * @param description what the task asks besides its prompt
     * @param turns judgements of single turns, to know who won a turn
     */
    Both of(NeutralPair pair, Sides sides, String description, List<Judgement> turns) {
        List<Message> a = new ArrayList<>();
        List<Message> b = new ArrayList<>();
        for (NeutralPair.Turn turn : pair.turns()) {
            if (turn.mode()
                    .filter(mode -> mode == Continuation.WINNER_CONTINUES)
                    .isPresent()) {
                List<Message> winner = List.copyOf(winner(turn.number() - 1, turns) == Side.A ? a : b);
                a = new ArrayList<>(winner);
                b = new ArrayList<>(winner);
            }
            Message prompt = new Message(
                    "user", turn.number() == 1 ? (description + "\n\n" + turn.prompt()).strip() : turn.prompt());
            a.add(prompt);
            b.add(prompt);
            a.add(answer(records.record(sides.a(), turn.number())));
            b.add(answer(records.record(sides.b(), turn.number())));
        }
        int shared = 0;
        while (shared < Math.min(a.size(), b.size()) - 1 && a.get(shared).equals(b.get(shared))) {
            shared++;
        }
        return new Both(List.copyOf(a.subList(0, shared)), a.subList(shared, a.size()), b.subList(shared, b.size()));
    }

    private Message answer(RunRecords.CandidateRecord record) {
        String patch = new String(blobs.get(record.patch()), StandardCharsets.UTF_8);
        String words = record.finalMessage().strip();
        String change =
                patch.isEmpty() ? "(no file was changed)" : fence(patch) + "diff\n" + patch + "\n" + fence(patch);
        return new Message("assistant", words.isEmpty() ? change : words + "\n\n" + change);
    }

    /** Longer than any run of backticks in the text, so that a patch cannot end its own block. */
    private static String fence(String text) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(longest + 1);
    }

    private static Side winner(int turn, List<Judgement> turns) {
        return turns.stream()
                .filter(judgement -> judgement.role() == Judgement.Role.AUTHOR
                        && judgement.turn().isPresent()
                        && judgement.turn().getAsInt() == turn)
                .reduce((earlier, later) -> later)
                .flatMap(judgement -> judgement.overall().preferred())
                .orElseThrow(() -> new IllegalStateException("turn " + turn + " has no winner, yet one continued"));
    }

    /** Shared messages, then each side's own. */
    record Both(List<Message> shared, List<Message> a, List<Message> b) {
        Both {
            shared = List.copyOf(shared);
            a = List.copyOf(a);
            b = List.copyOf(b);
        }
    }
}
