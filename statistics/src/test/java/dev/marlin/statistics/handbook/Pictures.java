package dev.marlin.statistics.handbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pictures of docs/statistics.md, each from seeded draws and from the module's own results. */
final class Pictures {

    private Pictures() {}

    /** SVG documents by the name of their file. */
    static Map<String, String> drawn() {
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put("ranking.svg", RankingPictures.ranking());
        pictures.put("ties.svg", RankingPictures.ties());
        pictures.put("tasks.svg", RankingPictures.tasks());
        pictures.put("labels.svg", LabelPictures.calibration());
        pictures.put("power.svg", PlanningPictures.power());
        pictures.put("sequence.svg", PlanningPictures.sequence());
        pictures.put("pairing.svg", PlanningPictures.pairing());
        return pictures;
    }

    /** Draws all into the folder that is named. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> picture : drawn().entrySet()) {
            Files.writeString(Path.of(arguments[0]).resolve(picture.getKey()), picture.getValue());
        }
    }
}
