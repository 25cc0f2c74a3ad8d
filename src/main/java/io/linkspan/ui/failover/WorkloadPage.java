package io.linkspan.ui.failover;

import io.linkspan.plan.task.failover.Workload;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;

/** What becomes of those who work with the database, and where their connections go afterwards. */
final class WorkloadPage extends Scrolled {

    WorkloadPage(FailoverModel model) {
        content(Texts.group("Open transactions"), Form.choices(new Workload[] {Workload.WAIT, Workload.PROCEED}, WorkloadPage::words, WorkloadPage::outcome, model.workload()),
                Texts.group("Connections"), Notes.info("Connections to the database end when the roles change. Applications have to be pointed at the other machine by hand, by its connection string or an alias."));
    }

    private static String words(Workload workload) {
        return switch (workload) {
            case WAIT -> "Wait for them";
            case END -> "End them";
            case PROCEED -> "Proceed";
        };
    }

    private static String outcome(Workload workload) {
        return switch (workload) {
            case WAIT -> "The failover begins once no session holds a transaction open. If that does not come about in time, everything is left as it was.";
            case END -> "Every session and running job that is there now is ended; what it had not committed is taken back.";
            case PROCEED -> "Nobody is waited for: the change of roles itself ends what is open, and the server takes it back.";
        };
    }
}
