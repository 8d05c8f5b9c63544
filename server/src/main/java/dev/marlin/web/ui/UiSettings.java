package dev.marlin.web.ui;

/**
 * How the pages behave.
 *
 * @param demo offer one-click sign-in as each person of the demo; loopback only
 */
public record UiSettings(boolean demo) {}
