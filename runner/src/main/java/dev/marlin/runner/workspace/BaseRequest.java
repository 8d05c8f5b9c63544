package dev.marlin.runner.workspace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Which base is wanted.
 *
 * @param repositoryKey the catalog's key of the repository; part of the base's identity
 * @param objects bare git directory that holds the commit and its ancestors
 * @param commit 40 hex
 * @param recipe what makes the checkout usable
 */
public record BaseRequest(String repositoryKey, Path objects, String commit, EnvironmentRecipe recipe) {
    public BaseRequest {
        if (repositoryKey.isBlank() || !commit.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException("a base needs a repository key and a commit of 40 hex digits");
        }
    }

    /** SHA-256 over repository key, commit and recipe, each part with its length, so that no two can be confused. */
    public String key() {
        List<String> parts = new ArrayList<>(List.of("marlin-base-1", repositoryKey, commit, recipe.toolchain()));
        parts.add(Boolean.toString(recipe.networkAllowed()));
        parts.addAll(recipe.setupCommands());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
