package dev.marlin.identity;

import java.util.Map;

/**
 * How a person stands to the thing that a request is about: {@code holder}, {@code author}, {@code assigned}. Named in
 * the authorization table; a feature brings its relations as beans.
 */
public interface Relation {
    /** Word of the table's last column, unique. */
    String name();

    /** @param pathVariables of the matched route, by name; values may be garbage: then the answer is false */
    boolean holds(Visitor visitor, Map<String, String> pathVariables);
}
