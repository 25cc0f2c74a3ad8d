package io.linkspan.lab.tds.message;

import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tds.type.TypeInfo;
import io.linkspan.lab.tsql.Session.Argument;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/** Remote procedure calls, one or several in a message: MS-TDS 2.2.6.6. */
public record RpcMessage(List<Call> calls) {

    /** A call of a procedure by its name, which numbered procedures have as well. */
    public record Call(String procedure, List<Argument> arguments) {
    }

    private static final int BY_NUMBER = 0xFFFF;
    private static final int OUTPUT = 1;
    private static final int ENCRYPTED = 8;
    private static final List<String> NUMBERED = List.of("sp_cursor", "sp_cursoropen", "sp_cursorprepare", "sp_cursorexecute", "sp_cursorprepexec", "sp_cursorunprepare",
            "sp_cursorfetch", "sp_cursoroption", "sp_cursorclose", "sp_executesql", "sp_prepare", "sp_execute", "sp_prepexec", "sp_prepexecrpc", "sp_unprepare");

    public static RpcMessage read(byte[] payload, TdsVersion version) throws ProtocolException {
        WireInput in = new WireInput(payload);
        AllHeaders.skip(in, version);
        List<Call> calls = new ArrayList<>();
        calls.add(call(in, version));
        while (in.hasMore()) {
            in.u8(); // the separator, which may stand behind the last call as well
            if (in.hasMore()) {
                calls.add(call(in, version));
            }
        }
        return new RpcMessage(calls);
    }

    private static Call call(WireInput in, TdsVersion version) throws ProtocolException {
        int length = in.u16();
        String procedure = length == BY_NUMBER ? numbered(in.u16()) : in.text(length);
        in.u16(); // recompile, no metadata, reuse metadata: nothing that changes an answer here
        List<Argument> arguments = new ArrayList<>();
        while (in.hasMore() && !separator(in.peek(), version)) {
            arguments.add(argument(in));
        }
        return new Call(procedure, arguments);
    }

    private static boolean separator(int next, TdsVersion version) {
        return version.since7_2() ? next == 0xFF || next == 0xFE : next == 0x80;
    }

    private static String numbered(int number) throws ProtocolException {
        if (number < 1 || number > NUMBERED.size()) {
            throw new ProtocolException("procedure number " + number);
        }
        return NUMBERED.get(number - 1);
    }

    private static Argument argument(WireInput in) throws ProtocolException {
        String name = in.text(in.u8());
        int status = in.u8();
        if ((status & ENCRYPTED) != 0) {
            throw new ProtocolException("encrypted parameter, which the server did not offer");
        }
        TypeInfo info = TypeInfo.read(in);
        return new Argument(name, info.type(), info.readValue(in), (status & OUTPUT) != 0);
    }
}
