package io.linkspan.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a step is taken back, or why the world allows no way back. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "undo")
@JsonSubTypes({@JsonSubTypes.Type(value = Undo.By.class, name = "by"), @JsonSubTypes.Type(value = Undo.Not.class, name = "not")})
public sealed interface Undo {

    /**
     * By a call, if this run made the object, the step's own probe still finds it as made, and nothing else uses it.
     *
     * @param user finds whatever else uses the object; undone only while it finds nothing
     */
    record By(Call call, Probe user) implements Undo {
    }

    /** Not at all; the sentence says why and is shown before the step runs. */
    record Not(String why) implements Undo {
    }

    static Undo by(Call call) {
        return new By(call, Probe.NOTHING);
    }
}
