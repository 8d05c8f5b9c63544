package dev.marlin.attention;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it is, on a test's database, for tests of other features. */
public final class TestAttention {
    private TestAttention() {}

    public static Attention on(JdbcClient jdbc) {
        return new Attention(new AttentionStore(jdbc));
    }
}
