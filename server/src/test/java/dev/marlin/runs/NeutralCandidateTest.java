package dev.marlin.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.comparisons.BlindView;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number about one side tells sides apart: how much an agent left that nobody may see, how long it took. */
class NeutralCandidateTest {
    @ParameterizedTest
    @ValueSource(classes = {NeutralCandidate.class, BlindView.Half.class})
    void holdsNoNumberButItsTurn(Class<?> side) {
        Set<String> numbers = new TreeSet<>();
        collect(side, numbers);
        assertThat(numbers).isSubsetOf("NeutralCandidate.turn");
    }

    private static void collect(Type type, Set<String> numbers) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, numbers);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                if (isNumber(component.getType())) {
                    numbers.add(plain.getSimpleName() + "." + component.getName());
                }
                collect(component.getGenericType(), numbers);
            }
        }
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || type.isPrimitive() && type != boolean.class
                || type.getSimpleName().startsWith("Optional")
                        && !type.getSimpleName().equals("Optional")
                || type.getName().startsWith("java.time.");
    }
}
