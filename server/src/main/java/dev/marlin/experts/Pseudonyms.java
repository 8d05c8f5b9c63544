package dev.marlin.experts;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws names of two words; no animals and no stars, for that is how agents are called. */
final class Pseudonyms {
    private static final List<String> FIRST = List.of(
            "Amber",
            "Ashen",
            "Autumn",
            "Bright",
            "Broad",
            "Calm",
            "Cedar",
            "Clear",
            "Copper",
            "Coral",
            "Dawn",
            "Deep",
            "Early",
            "Even",
            "Fair",
            "Fern",
            "Flint",
            "Gentle",
            "Golden",
            "Green",
            "Hazel",
            "High",
            "Inland",
            "Ivory",
            "Keen",
            "Lively",
            "Long",
            "Lucid",
            "Maple",
            "Mellow",
            "Misty",
            "Mossy",
            "Noble",
            "Northern",
            "Olive",
            "Open",
            "Pale",
            "Patient",
            "Plain",
            "Quiet",
            "Rapid",
            "Ready",
            "Rowan",
            "Russet",
            "Sandy",
            "Silver",
            "Slate",
            "Smooth",
            "Steady",
            "Still",
            "Stony",
            "Summer",
            "Sunny",
            "Swift",
            "Tall",
            "Tidal",
            "Upland",
            "Velvet",
            "Warm",
            "Western",
            "Wide",
            "Willow",
            "Winter",
            "Young");
    private static final List<String> SECOND = List.of(
            "Acre", "Arch", "Bank", "Basin", "Bay", "Beach", "Bend", "Bluff", "Bridge", "Brook", "Canyon", "Cape",
            "Cliff", "Coast", "Cove", "Creek", "Crest", "Dale", "Delta", "Dune", "Field", "Fjord", "Ford", "Garden",
            "Gate", "Glade", "Glen", "Grove", "Harbor", "Heath", "Hedge", "Hill", "Hollow", "Inlet", "Island", "Lake",
            "Lane", "Ledge", "Marsh", "Meadow", "Mesa", "Mill", "Moor", "Orchard", "Pass", "Path", "Peak", "Plain",
            "Pond", "Prairie", "Quarry", "Reef", "Ridge", "River", "Road", "Shore", "Spring", "Stream", "Summit",
            "Terrace", "Valley", "Water", "Wood", "Yard");

    private final RandomGenerator random;

    Pseudonyms(RandomGenerator random) {
        this.random = random;
    }

    /** @param numbered adds a number, for campaigns that have used up most pairs of words */
    String draw(boolean numbered) {
        String words = FIRST.get(random.nextInt(FIRST.size())) + " " + SECOND.get(random.nextInt(SECOND.size()));
        return numbered ? words + " " + (2 + random.nextInt(9998)) : words;
    }
}
