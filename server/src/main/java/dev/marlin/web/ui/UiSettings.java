package dev.marlin.web.ui;

/**
 * How the pages behave.
 *
 * @param demo offer one-click sign-in as each person of the demo; loopback only
 * @param bare whether agents run without a sandbox, by somebody's word on the command line
 */
public record UiSettings(boolean demo, boolean bare) {}
