package dev.marlin.web.identity;

import dev.marlin.identity.Interest;
import dev.marlin.identity.Person;
import dev.marlin.web.ui.PageView;
import java.util.Optional;

/**
 * One account, for admins.
 *
 * @param sessions living ones
 * @param byHand employer that an admin stated; empty: none
 */
public record PersonPage(Person person, int sessions, Interest interest, Optional<String> byHand) implements PageView {}
