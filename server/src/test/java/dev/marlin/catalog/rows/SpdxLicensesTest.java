package dev.marlin.catalog.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxLicensesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mit | MIT",
                "MIT License | MIT",
                "The MIT License | MIT",
                "apache-2.0 | Apache-2.0",
                "Apache License 2.0 | Apache-2.0",
                "Apache License, Version 2.0 | Apache-2.0",
                "Apache 2 | Apache-2.0",
                "GPL-3.0 | GPL-3.0-only",
                "GPL-3.0+ | GPL-3.0-or-later",
                "GPLv2 | GPL-2.0-only",
                "GNU General Public License v3.0 or later | GPL-3.0-or-later",
                "GNU Affero General Public License v3.0 | AGPL-3.0-only",
                "New BSD License | BSD-3-Clause",
                "BSD 2-Clause | BSD-2-Clause",
                "BSD-2-Clause-FreeBSD | BSD-2-Clause-Views",
                "Mozilla Public License 2.0 | MPL-2.0",
                "MIT/Apache-2.0 | MIT OR Apache-2.0",
                "mit OR apache-2.0 | MIT OR Apache-2.0",
                "(MIT AND BSD-3-Clause) OR GPL-2.0 | (MIT AND BSD-3-Clause) OR GPL-2.0-only",
                "GPL-2.0-only WITH Classpath-exception-2.0 | GPL-2.0-only WITH Classpath-exception-2.0",
                "⊘ Proprietary | LicenseRef-Proprietary",
                "Commons-Clause | LicenseRef-Commons-Clause",
                "Repoze Public License | LicenseRef-Repoze-Public-License",
                "MIT OR Homegrown | LicenseRef-MIT-OR-Homegrown"
            })
    void knowsLicensesByAnyOfTheirNames(String text, String expression) {
        assertThat(SpdxLicenses.normalize(text)).contains(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NOASSERTION", "Other", "none", "⊘"})
    void saysNothingWhereTheSourceSaysNothing(String text) {
        assertThat(SpdxLicenses.normalize(text)).isEmpty();
    }

    @Test
    void joinsSeveralLicensesBecauseNothingSaysThatOneMayChoose() {
        assertThat(SpdxLicenses.normalize(List.of("MIT", "AGPL-3.0"))).contains("MIT AND AGPL-3.0-only");
        assertThat(SpdxLicenses.normalize(List.of("MIT", "mit"))).contains("MIT");
        assertThat(SpdxLicenses.normalize(List.of("MIT OR ISC", "Zlib"))).contains("(MIT OR ISC) AND Zlib");
        assertThat(SpdxLicenses.normalize(List.of())).isEmpty();
    }
}
