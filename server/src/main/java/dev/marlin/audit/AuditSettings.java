package dev.marlin.audit;

import java.nio.file.Path;

/**
 * Where the log keeps what is not in the database.
 *
 * @param folder of the key
 * @param anchor file of anchors, best on another machine's disk
 * @param tended whether this process anchors each hour and verifies when asked; commands do not
 */
public record AuditSettings(Path folder, Path anchor, boolean tended) {}
