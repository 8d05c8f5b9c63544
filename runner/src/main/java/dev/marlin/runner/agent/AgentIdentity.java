package dev.marlin.runner.agent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Exactly which agent: two runs with equal identities had the same agent.
 *
 * @param name as people say it
 * @param version as its maker says it
 * @param digest SHA-256 (64 hex) of what decides its behavior: script, command line, patch
 */
public record AgentIdentity(String name, String version, String digest) {
    public AgentIdentity {
        if (name.isBlank() || version.isBlank() || !digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("an agent has a name, a version and a digest of 64 hex digits");
        }
    }

    /** SHA-256 over parts, each with its length, so that no two lists can be confused. */
    public static String digestOf(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
