package dev.marlin.vault;

import java.nio.file.Path;

/**
 * Where the vault keeps what is not in the database.
 *
 * @param folder of the house key and of the list of erased people
 */
public record VaultSettings(Path folder) {}
