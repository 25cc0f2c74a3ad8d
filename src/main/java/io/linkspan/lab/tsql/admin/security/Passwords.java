package io.linkspan.lab.tsql.admin.security;

import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.SecurityStatement;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Passwords of statements, in clear or hashed. */
public final class Passwords {

    private static final List<Pattern> CLASSES = Stream.of("[A-Z]", "[a-z]", "[0-9]", "[^A-Za-z0-9]").map(Pattern::compile).toList();
    private static final Pattern HASH = Pattern.compile("0[xX]0200[0-9a-fA-F]{136}");

    private Passwords() {
    }

    /** The Windows policy that new passwords are held to: eight characters of three classes. */
    public static boolean complex(String password) {
        return password.length() >= 8 && CLASSES.stream().filter(c -> c.matcher(password).find()).count() >= 3;
    }

    /** @throws ServerError 15118 for one that is too simple, 15021 for a hash of another form */
    static PasswordHash hash(SecurityStatement.PasswordSource source, List<Option> options) {
        if (source.hashed()) {
            if (!HASH.matcher(source.password().value()).matches()) {
                throw ServerError.of(15021, 16, 2, "Invalid value given for parameter PASSWORD. Specify a valid parameter value.");
            }
            return new PasswordHash(HexFormat.of().parseHex(source.password().value().substring(2)));
        }
        if (policy(options) && !complex(source.password().value())) {
            throw Errors.passwordTooSimple();
        }
        return PasswordHash.of(source.password().value().toCharArray());
    }

    static boolean policy(List<Option> options) {
        return Option.find(options, "CHECK_POLICY").filter(o -> o.is("OFF")).isEmpty();
    }
}
