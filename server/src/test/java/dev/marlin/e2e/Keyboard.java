package dev.marlin.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A person without a mouse: Tab, keys and typing, and never a click. */
final class Keyboard {
    private static final int FARTHEST = 400;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Presses each of the keys. */
    Keyboard press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /**
     * Tabs on until the element has the focus.
     *
     * @throws AssertionError when the focus never gets there, or cannot be seen there
     */
    Keyboard tabTo(Locator target) {
        target.waitFor();
        for (int i = 0; i < FARTHEST; i++) {
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                requireVisible(target);
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no way by Tab to " + target + " on " + page.url());
    }

    /** The focused element is on the screen and nothing sticky lies over it. */
    private static void requireVisible(Locator target) {
        boolean visible = (boolean) target.evaluate("""
                element => {
                  const shown = element.matches("input[type=radio], input[type=checkbox]") ? element.closest("label") ?? element : element;
                  const box = shown.getBoundingClientRect();
                  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 8));
                  return top !== null && (shown.contains(top) || top.contains(shown));
                }
                """);
        if (!visible) {
            throw new AssertionError("the focus is hidden at " + target);
        }
    }
}
