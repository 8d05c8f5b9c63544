package dev.marlin.notices;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that happened, as outsiders may know it.
 *
 * @param sequence place of its audit event in the sealed log
 * @param subjectKind as the audit log calls it
 */
record Notice(
        UUID id,
        long sequence,
        NoticeKind kind,
        Instant at,
        String subjectKind,
        UUID subject,
        Optional<UUID> campaign) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Things whose ids outsiders may know, by their public nouns. A person is not among them. */
    private static final Map<String, String> NOUNS = Map.of(
            "task", "task",
            "submission", "submission",
            "release", "export",
            "rubric_version", "rubricVersion",
            "campaign", "campaign",
            "payout", "payout");

    /** Stable name of the message: the same for every endpoint, attempt and replay. */
    String messageId() {
        return "msg_" + id.toString().replace("-", "");
    }

    /** The document that is signed and sent. */
    String payload() {
        ObjectNode root = JSON.createObjectNode();
        root.put("type", kind.key());
        root.put("timestamp", at.toString());
        ObjectNode data = root.putObject("data");
        campaign.ifPresent(found -> data.put("campaign", found.toString()));
        String noun = NOUNS.get(subjectKind);
        if (noun != null) {
            data.put(noun, subject.toString());
        }
        return JSON.writeValueAsString(root);
    }
}
