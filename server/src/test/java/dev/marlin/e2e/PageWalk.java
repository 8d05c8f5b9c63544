package dev.marlin.e2e;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows every link that a person is shown, one page of each kind, and says which pages there are. */
final class PageWalk {
    private static final Pattern VARIABLE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,64}|\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_PAGES =
            Pattern.compile("/static/.*|.*/download.*|.*/events|.*/text/.*|.*/log/.*|.*/patches/.*|/api/.*");

    private static final Pattern SIDES = Pattern.compile("/comparisons/\\*|/reviews/\\*(/sides)?");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"#]+)[^\"]*\"");

    private final APIRequestContext person;
    private final Map<String, String> seen = new LinkedHashMap<>();
    private final Set<String> broken = new LinkedHashSet<>();

    /** @param person requests with the cookies of somebody who is signed in */
    PageWalk(APIRequestContext person) {
        this.person = person;
    }

    /** Addresses by the kind of page, in the order in which they were found. */
    Map<String, String> pages() {
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        seen.put("/", "/");
        while (!waiting.isEmpty()) {
            String address = waiting.removeFirst();
            APIResponse answer = person.get(address);
            if (answer.status() >= 400) {
                broken.add(address + " answers " + answer.status());
            }
            if (!answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                seen.values().remove(address); // a download
                continue;
            }
            Matcher links = LINK.matcher(answer.text());
            while (links.find()) {
                String found = URI.create(address)
                        .resolve(links.group(1).replace("&amp;", "&"))
                        .toString();
                if (isPage(found) && seen.putIfAbsent(kind(found), found) == null) {
                    waiting.addLast(found);
                }
            }
        }
        return seen;
    }

    /** Links that led to an error. */
    Set<String> broken() {
        return broken;
    }

    /** Pages of this server; of those that differ in switches only, the ones with a single switch. */
    private static boolean isPage(String address) {
        return address.startsWith("/")
                && !address.contains("&")
                && !NOT_PAGES.matcher(address.replaceFirst("\\?.*", "")).matches();
    }

    /** The address without what differs from thing to thing, and with the switch that it turns. */
    private static String kind(String address) {
        int query = address.indexOf('?');
        String path = VARIABLE.matcher(query < 0 ? address : address.substring(0, query))
                .replaceAll("*");
        if (query < 0) {
            return path;
        }
        String part = address.substring(query + 1);
        path = SIDES.matcher(path).replaceAll("/sides"); // the same reading, on three pages
        return path + " " + (part.startsWith("panel=") ? part : part.replaceFirst("=.*", ""));
    }
}
