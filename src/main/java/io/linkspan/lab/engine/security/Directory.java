package io.linkspan.lab.engine.security;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;

/** The Microsoft Entra tenant that managed instances trust: who is in it, and whose an access token is. Safe from any thread. */
public interface Directory {

    /** Where its tokens are given out; the STSURL of FEDAUTHINFO. */
    URI authority();

    /** What tokens for instances are asked for: {@code https://database.windows.net/} in public Azure, here the like of it in the practice cloud. The SPN of FEDAUTHINFO. */
    String resource();

    /** By user principal name, or by the display name of an application or group. Letter case does not count. */
    Optional<Identity> find(String name);

    /** Whose a token is. @throws io.linkspan.lab.engine.type.ServerError 18456 for one that is no good, or for another resource */
    Identity identify(String token);

    /**
     * A user, an application or a group of the tenant.
     *
     * @param id object id; the application (client) id of an application
     */
    record Identity(String name, UUID id, Kind kind) {

        /** What it is, in {@code principalType} of the management plane's words. */
        public enum Kind {
            USER, APPLICATION, GROUP
        }

        /** The id in the byte order of uniqueidentifier (T-SQL reference, CREATE USER, SID). */
        public byte[] sid() {
            long high = id.getMostSignificantBits();
            return ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high)
                    .order(ByteOrder.BIG_ENDIAN).putLong(id.getLeastSignificantBits()).array();
        }

        public Login.Kind login() {
            return kind == Kind.GROUP ? Login.Kind.EXTERNAL_GROUP : Login.Kind.EXTERNAL_LOGIN;
        }
    }
}
