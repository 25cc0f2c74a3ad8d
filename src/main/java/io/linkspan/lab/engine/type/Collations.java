package io.linkspan.lab.engine.type;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The collations of the lab: those of the Latin1_General alphabet on code page 1252. Others are known by name and refused, since they sort or store in a way that the lab does not; UTF-8 is one of them.
 * {@code fn_helpcollations} shows what is there.
 */
public final class Collations {

    private static final Map<String, Collation> ALL = Stream.concat(Stream.of("CI_AI", "CI_AS", "CS_AS").map(s -> "SQL_Latin1_General_CP1_" + s), Stream.of("Latin1_General", "Latin1_General_100").flatMap(Collations::styles))
            .map(Collation::new).collect(Collectors.toUnmodifiableMap(c -> c.name().toUpperCase(Locale.ROOT), UnaryOperator.identity()));

    /** Designators of the documents whose alphabet or code page the lab does not have. */
    private static final Pattern ELSEWHERE = Pattern.compile("(SQL_\\w+|Latin1_General_100|Albanian|Arabic|Assamese|Azeri_\\w+|Bashkir|Bengali|Bosnian_\\w+|Breton|Chinese_\\w+|Corsican|Croatian|Cyrillic_General|Czech|Danish_\\w+"
            + "|Dari|Divehi|Estonian|Finnish_\\w+|French|Frisian|Georgian_\\w+|German_PhoneBook|Greek|Hebrew|Hungarian(_Technical)?|Icelandic|Indic_General|Japanese(_\\w+)?|Kazakh|Khmer|Korean(_\\w+)?|Lao|Latvian|Lithuanian"
            + "|Macedonian(_\\w+)?|Maltese|Maori|Mapudungan|Modern_Spanish|Mohawk|Nepali|Norwegian|Pashto|Persian|Polish|Romanian|Romansh|Sami_\\w+|Serbian_\\w+|Slovak|Slovenian|Syriac|Tamazight|Tatar|Thai|Tibetan|Traditional_Spanish"
            + "|Turkish|Turkmen|Uighur|Ukrainian|Upper_Sorbian|Urdu|Uzbek_Latin|Vietnamese|Welsh|Yakut)(_90|_100|_140|_160)?_(BIN2?|C[IS]_A[IS](_KS)?(_WS)?(_VSS)?(_SC)?)(_UTF8)?", Pattern.CASE_INSENSITIVE);

    private Collations() {
    }

    /** Every one that the lab has, by name. */
    public static List<Collation> all() {
        return ALL.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    /** @throws ServerError 448 for one that is none, 40000 for one that the lab does not have */
    public static Collation get(String name) {
        return find(name).orElseThrow(() -> ELSEWHERE.matcher(name).matches() ? ServerError.of(40000, 16, 1, "The practice lab has the collations of Latin1_General on code page 1252 and not " + name + ".")
                : ServerError.of(448, 16, 1, "Invalid collation '" + name + "'."));
    }

    public static Optional<Collation> find(String name) {
        return Optional.ofNullable(ALL.get(name.toUpperCase(Locale.ROOT)));
    }

    private static Stream<String> styles(String designator) {
        Function<String, Stream<String>> wider = s -> Stream.of("", "_WS", "_KS", "_KS_WS").map(s::concat);
        Stream<String> dictionary = Stream.of("CI_AI", "CI_AS", "CS_AI", "CS_AS").flatMap(wider).flatMap(s -> designator.endsWith("100") ? Stream.of(s, s + "_SC") : Stream.of(s));
        return Stream.concat(Stream.of("BIN", "BIN2"), dictionary).map(s -> designator + "_" + s);
    }
}
