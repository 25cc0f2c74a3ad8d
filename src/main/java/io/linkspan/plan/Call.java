package io.linkspan.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.linkspan.model.Side;
import java.util.stream.Stream;

/** What a step does to the world: one statement, one request, or nothing where it only waits. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "call")
@JsonSubTypes({@JsonSubTypes.Type(value = Call.Statement.class, name = "tsql"), @JsonSubTypes.Type(value = Call.Request.class, name = "arm"),
        @JsonSubTypes.Type(value = Call.None.class, name = "none")})
public sealed interface Call {

    /** T-SQL in the master database of a side. */
    record Statement(Side side, Template text) implements Call {
    }

    /**
     * A request to the management API of the cloud of the profile.
     *
     * @param path below the management endpoint, beginning with a slash and without a query
     */
    record Request(String method, String path, String apiVersion, Template body) implements Call {
    }

    /** Nothing to call: the step waits, or reads. */
    record None() implements Call {
    }

    Call NONE = new None();

    /** As it is shown to people: late facts and secrets by their names. Empty where there is nothing to call. */
    default String shown() {
        return switch (this) {
            case Statement statement -> statement.text().shown();
            case Request request -> (request.method() + " " + request.path() + " " + request.body().shown()).strip();
            case None _ -> "";
        };
    }

    /** Names of the late facts that it is filled with. */
    default Stream<String> facts() {
        return switch (this) {
            case Statement statement -> statement.text().facts();
            case Request request -> request.body().facts();
            case None _ -> Stream.empty();
        };
    }
}
