package io.linkspan.lab.tds.token;

import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;

/** A piece of an answer, MS-TDS 2.2.7. */
public sealed interface Token permits ColMetadata, Done, EnvChange, FeatureAck, FedAuthInfo, LoginAck, ReturnStatus, ReturnValue, Row, ServerMessage {

    void write(WireOutput out, TdsVersion version);
}
