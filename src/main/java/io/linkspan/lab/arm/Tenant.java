package io.linkspan.lab.arm;

import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Directory;
import io.linkspan.lab.engine.security.Directory.Identity.Kind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The practice estate's Microsoft Entra tenant: one application, one person, and one group, to which nobody belongs that could sign in. The resource of its instances is made from their names,
 * as {@code https://database.windows.net/} is from those of public Azure.
 */
final class Tenant implements Directory {

    private final URI authority;
    private final Estate estate;
    private final Tokens tokens;
    private final Identity application;
    private final Identity person = new Identity("practice@practice.example", UUID.randomUUID(), Kind.USER);
    private final Identity group = new Identity("practice-operators", UUID.randomUUID(), Kind.GROUP);

    /** @param signIn address of the sign-in service */
    Tenant(Tenancy tenancy, URI signIn, Estate estate, Tokens tokens) {
        authority = URI.create(signIn + "/" + tenancy.tenantId());
        application = new Identity("practice-application", UUID.fromString(tenancy.clientId()), Kind.APPLICATION);
        this.estate = estate;
        this.tokens = tokens;
    }

    Identity application() {
        return application;
    }

    Identity person() {
        return person;
    }

    @Override
    public URI authority() {
        return authority;
    }

    /** A name is that of the instance, its DNS zone, and what all instances of the cloud have in common. */
    @Override
    public String resource() {
        return estate.instances().stream().filter(Instance::managed).findFirst().map(i -> "https://" + i.fullyQualifiedName().split("\\.", 3)[2] + "/").orElseThrow();
    }

    /** Whether a token for this is one for the instances; clients leave the last slash away, and it does not count. */
    boolean isResource(String asked) {
        return estate.instances().stream().anyMatch(Instance::managed) && (asked.equals(resource()) || (asked + "/").equals(resource()));
    }

    @Override
    public Optional<Identity> find(String name) {
        return List.of(application, person, group).stream().filter(i -> i.name().equalsIgnoreCase(name)).findFirst();
    }

    @Override
    public Identity identify(String token) {
        return tokens.holder(token);
    }
}
