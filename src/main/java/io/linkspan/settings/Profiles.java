package io.linkspan.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a profile from its JSON file. Fields it does not know are left alone. */
public final class Profiles {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SQL_PORT = 1433;
    private static final Map<String, Account.Type> CREDENTIALS = words(Account.Type.values());
    private static final Map<String, Machine.Encrypt> ENCRYPT = words(Machine.Encrypt.values());
    private static final Map<String, Machine.Authentication.Kind> LOGINS = words(Machine.Authentication.Kind.values());

    private final Path file;
    private final Pem pem;
    private boolean practice;

    private Profiles(Path file) {
        this.file = file;
        this.pem = new Pem(file);
    }

    /** @throws io.linkspan.model.ProblemException USAGE, naming file, field and what is expected */
    public static Profile read(Path file) {
        return new Profiles(file).profile(new Fields(file.toString(), "", parse(file)));
    }

    /** How a constant is spelled in a profile: CLIENT_SECRET as client-secret. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        return Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(Profiles::word, Function.identity()));
    }

    private static JsonNode parse(Path file) {
        try {
            JsonNode node = MAPPER.readTree(Files.readString(file));
            if (!node.isObject()) {
                throw Problem.usage("profile", file + " is not a profile: it should hold one JSON object.", "Name another file.").exception();
            }
            return node;
        } catch (NoSuchFileException e) {
            throw Problem.usage("profile", "There is no profile " + file + ".", "Name another file.").exception(e);
        } catch (JsonProcessingException e) {
            // without the parser's own words and cause, which quote the file and so perhaps a secret
            String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")";
            throw Problem.usage("profile", file + " is not a profile: it is not valid JSON" + where + ".", "Name another file, or correct it.").exception();
        } catch (MalformedInputException e) {
            throw Problem.usage("profile", file + " is not a profile: it is not a text in UTF-8.", "Name another file.").exception(e);
        } catch (IOException e) {
            throw Problem.usage("profile", "The profile " + file + " cannot be read.", "Check that it is a file, and its permissions.").raw(String.valueOf(e.getMessage())).exception(e);
        }
    }

    private Profile profile(Fields f) {
        practice = f.flag("practice");
        return new Profile(f.text("name"), practice, f.maybeObject("cloud").map(this::cloud).orElse(Cloud.AZURE), account(f.object("azure")),
                machines(Side.SQL_SERVER, f.objects("servers")), machines(Side.MANAGED_INSTANCE, f.objects("instances")), f.maybeObject("addresses").map(Profiles::addresses).orElse(Map.of()));
    }

    private Cloud cloud(Fields f) {
        Optional<Cloud> known = f.node().size() == 1 ? f.maybeText("name").flatMap(name -> Cloud.KNOWN.stream().filter(c -> c.name().equals(name)).findFirst()) : Optional.empty();
        if (known.isPresent()) {
            return known.get();
        }
        List<Cloud.Root> roots = f.objects("roots").stream().map(this::root).toList();
        Optional<String> vouching = practice ? Optional.of(roots.stream().flatMap(r -> r.certificate().stream()).collect(Collectors.joining("\n"))).filter(p -> !p.isEmpty()) : Optional.empty();
        Trust trust = f.maybeObject("trust").map(this::trust).orElse(new Trust(vouching, Optional.empty()));
        String arm = f.https("resourceManager").toString();
        return new Cloud(f.text("name"), java.net.URI.create(arm.replaceFirst("/+$", "")), f.https("authority"), f.text("sqlSuffix"), roots, trust);
    }

    private Cloud.Root root(Fields f) {
        Optional<String> sha256 = pem.sha256(f);
        Optional<String> certificate = pem.certificate(f);
        if (sha256.isPresent() == certificate.isPresent()) {
            throw f.wrong("certificate", "given, or else \"sha256\": exactly one of the two");
        }
        return new Cloud.Root(f.text("name"), f.text("issuer"), sha256, certificate);
    }

    private Account account(Fields f) {
        Fields c = f.object("credential");
        Account.Credential credential = new Account.Credential(c.word("type", CREDENTIALS, Optional.empty()), c.maybeText("clientId"), secret(c, "secret"), c.maybeText("certificate"));
        return new Account(f.text("tenantId"), f.text("subscriptionId"), f.text("resourceGroup"), credential);
    }

    private List<Machine> machines(Side side, List<Fields> list) {
        return list.stream().map(f -> new Machine(side, f.text("name"), f.text("host"), f.port("port", SQL_PORT), f.word("encrypt", ENCRYPT, Optional.of(Machine.Encrypt.MANDATORY)),
                f.maybeObject("trust").map(this::trust).orElse(Trust.DEFAULT), authentication(f.object("authentication")), f.maybeText("resourceGroup"))).toList();
    }

    private Machine.Authentication authentication(Fields f) {
        Machine.Authentication.Kind kind = f.word("type", LOGINS, Optional.empty());
        return new Machine.Authentication(kind, kind == Machine.Authentication.Kind.SQL ? Optional.of(f.text("user")) : f.maybeText("user"), secret(f, "password"));
    }

    private SecretSource secret(Fields f, String inPlace) {
        Optional<Secret> value = f.maybeText(inPlace).map(Secret::of);
        if (value.isPresent() && !practice) {
            throw f.wrong(inPlace, "left out: a secret stands in place only in a practice profile; use \"" + inPlace + "Env\" or \"" + inPlace + "Vault\"");
        }
        return new SecretSource(f.maybeText(inPlace + "Env"), value, f.maybeText(inPlace + "Vault"));
    }

    private Trust trust(Fields f) {
        Optional<String> certificate = pem.certificate(f);
        Optional<String> sha256 = pem.sha256(f);
        if (certificate.isPresent() && sha256.isPresent()) {
            throw f.wrong("sha256", "left out when \"certificate\" is given");
        }
        return new Trust(certificate, sha256);
    }

    private static Map<String, String> addresses(Fields f) {
        Map<String, String> map = new LinkedHashMap<>();
        f.node().fieldNames().forEachRemaining(name -> map.put(name, f.text(name)));
        return Map.copyOf(map);
    }
}
