package io.linkspan.lab.engine.store.format;

import io.linkspan.lab.engine.store.Principal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A {@link Principal} as bytes. */
final class PrincipalFormat {

    private PrincipalFormat() {
    }

    static void write(Principal p, DataOutput out) throws IOException {
        out.writeInt(p.id());
        ChangeFormat.text(p.name(), out);
        out.writeChar(p.type());
        out.writeInt(p.sid().length);
        out.write(p.sid());
        ChangeFormat.text(p.defaultSchema(), out);
        out.writeLong(p.created().toEpochMilli());
        out.writeLong(p.modified().toEpochMilli());
        out.writeInt(p.roles().size());
        for (int role : p.roles()) {
            out.writeInt(role);
        }
        out.writeInt(p.rights().size());
        for (Map.Entry<Principal.Right, Principal.State> e : p.rights().entrySet()) {
            ChangeFormat.text(e.getKey().permission(), out);
            out.writeInt(e.getKey().kind());
            out.writeInt(e.getKey().major());
            out.writeByte(e.getValue().ordinal());
        }
    }

    static Principal read(DataInput in) throws IOException {
        int id = in.readInt();
        String name = ChangeFormat.text(in);
        char type = in.readChar();
        byte[] sid = new byte[in.readInt()];
        in.readFully(sid);
        String schema = ChangeFormat.text(in);
        Instant created = Instant.ofEpochMilli(in.readLong());
        Instant modified = Instant.ofEpochMilli(in.readLong());
        Set<Integer> roles = new HashSet<>();
        for (int n = in.readInt(); n > 0; n--) {
            roles.add(in.readInt());
        }
        Map<Principal.Right, Principal.State> rights = new HashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            rights.put(new Principal.Right(ChangeFormat.text(in), in.readInt(), in.readInt()), Principal.State.values()[in.readByte()]);
        }
        return new Principal(id, name, type, sid, schema, created, modified, roles, rights);
    }
}
