package io.linkspan.lab.tsql.run.trigger;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.catalog.trigger.DdlEvents;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.define.DdlEvent;
import io.linkspan.lab.tsql.document.Markup;
import io.linkspan.lab.tsql.run.Activation;
import io.linkspan.lab.tsql.run.Lookup;
import io.linkspan.lab.tsql.run.SqlSession;
import io.linkspan.lab.tsql.run.option.SetOptions;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Triggers of a database and of the server that watch what is defined (T-SQL reference, CREATE TRIGGER; DDL events; EVENTDATA). */
public record DdlTriggers(SqlSession session, Activation activation) {

    private static final DateTimeFormatter POSTED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    public void fire(DefinitionStatement statement) {
        for (DdlEvent event : DdlEvent.of(statement)) {
            Database there = new Lookup(session, activation).database(event.name());
            fire(there, Module.Kind.DATABASE_TRIGGER, event, there, statement);
            fire(session.instance().databases().get("master"), Module.Kind.SERVER_TRIGGER, event, there, statement);
        }
    }

    private void fire(Database home, Module.Kind kind, DdlEvent event, Database there, Statement statement) {
        Triggers.of(view(home), kind, event.type()).forEach(trigger -> new Triggers(session, activation).fire(trigger, home, data(event, there, statement)));
    }

    /** What the lab cannot take back must not be watched by a trigger that may ask it to. @throws ServerError 40000 */
    public void demandNone(Statement statement) {
        if (watched(session.current(), Module.Kind.DATABASE_TRIGGER) || watched(session.instance().databases().get("master"), Module.Kind.SERVER_TRIGGER)) {
            throw ServerError.of(40000, 16, 1, "A DDL trigger watches this statement and could roll it back, which the lab cannot do: disable the trigger, or let it watch single events.").at(statement.place().line());
        }
    }

    private boolean watched(Database home, Module.Kind kind) {
        return view(home).objects().stream().anyMatch(o -> o instanceof Module m && m.kind() == kind && !m.disabled() && DdlEvents.wider(m.watch().orElseThrow().events()));
    }

    private Snapshot view(Database database) {
        return session.transactions().view(database.store());
    }

    private String data(DdlEvent event, Database there, Statement statement) {
        StringBuilder xml = new StringBuilder("<EVENT_INSTANCE>");
        element(xml, "EventType", event.type());
        element(xml, "PostTime", POSTED.format(LocalDateTime.ofInstant(session.instance().estate().clock().instant(), ZoneOffset.UTC)));
        element(xml, "SPID", Integer.toString(session.id()));
        element(xml, "ServerName", session.instance().name());
        element(xml, "LoginName", session.state().login().name());
        element(xml, "UserName", session.instance().security().sysadmin(session.state().login()) ? "dbo" : session.state().login().name());
        element(xml, "DatabaseName", there.name());
        if (!event.kind().equals("SCHEMA")) {
            element(xml, "SchemaName", event.name().schema().isEmpty() ? event.target().map(ObjectName::schema).filter(s -> !s.isEmpty()).orElse("dbo") : event.name().schema());
        }
        element(xml, "ObjectName", event.name().name());
        element(xml, "ObjectType", event.kind());
        event.target().ifPresent(t -> {
            element(xml, "TargetObjectName", t.name());
            element(xml, "TargetObjectType", view(there).find(t.schema().isEmpty() ? "dbo" : t.schema(), t.name()).filter(Module.class::isInstance).isPresent() ? "VIEW" : "TABLE");
        });
        xml.append("<TSQLCommand><SetOptions ANSI_NULLS=\"ON\" ANSI_NULL_DEFAULT=\"ON\" ANSI_PADDING=\"ON\" QUOTED_IDENTIFIER=\"ON\" ENCRYPTED=\"FALSE\"/>");
        element(xml, "CommandText", activation.batch().masked(statement.place()));
        return xml.append("</TSQLCommand></EVENT_INSTANCE>").toString();
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<').append(name).append('>').append(Markup.text(text)).append("</").append(name).append('>');
    }
}
