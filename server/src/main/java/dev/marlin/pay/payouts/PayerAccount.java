package dev.marlin.pay.payouts;

import java.util.UUID;

/** Whose account pays. */
public record PayerAccount(UUID id, String name, Iban iban) {}
