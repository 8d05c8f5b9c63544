package dev.marlin.runs.redaction;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** What one character stands for when a name is meant: plain lower-case letters and digits, disguises taken off. */
final class Glyphs {
    private static final Map<Integer, Character> LOOK_ALIKES = lookAlikes();
    private static final int REGIONAL_A = 0x1F1E6;

    private Glyphs() {}

    /** Folded form of a code point: case, accents, widths, styles and look-alikes removed; empty when invisible. */
    static String fold(int codePoint) {
        if (codePoint < 0x80) {
            return String.valueOf((char) (codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint));
        }
        if (codePoint >= REGIONAL_A && codePoint < REGIONAL_A + 26) {
            return String.valueOf((char) ('a' + codePoint - REGIONAL_A));
        }
        if (isInvisible(codePoint)) {
            return "";
        }
        StringBuilder out = new StringBuilder(2);
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> !isInvisible(part))
                .map(Character::toLowerCase)
                .forEach(part -> append(out, part));
        return out.toString();
    }

    /** One letter for all that is commonly written in its place: {@code 4} and {@code @} are {@code a}. */
    static char leet(char folded) {
        return switch (folded) {
            case '4', '@' -> 'a';
            case '8' -> 'b';
            case '3' -> 'e';
            case '6', '9' -> 'g';
            case '1', '!', 'l' -> 'i';
            case '0' -> 'o';
            case '5', '$' -> 's';
            case '7' -> 't';
            case '2' -> 'z';
            default -> folded;
        };
    }

    private static void append(StringBuilder out, int codePoint) {
        Character plain = LOOK_ALIKES.get(codePoint);
        if (plain == null) {
            out.appendCodePoint(codePoint);
        } else {
            out.append(plain.charValue());
        }
    }

    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || codePoint == 0x2800;
    }

    private static Map<Integer, Character> lookAlikes() {
        Map<Integer, Character> map = new HashMap<>();
        add(map, "авекмнорстухіјѕԁɡոѵԝһӏ", "abekmhopctyxijsdgnvwhl");
        add(map, "αβεικνορτυχηγ", "abeikvoptuxny");
        add(map, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz");
        add(map, "łøđħıßæ", "lodhisa");
        return map;
    }

    private static void add(Map<Integer, Character> map, String from, String to) {
        int[] points = from.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            map.put(points[i], to.charAt(i));
        }
    }
}
