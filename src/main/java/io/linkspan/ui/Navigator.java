package io.linkspan.ui;

import io.linkspan.model.Problem;
import io.linkspan.ui.run.RunModel;
import java.util.Optional;

/** What screens ask of the window around them. On the FX thread. */
public interface Navigator {

    /** Opens the tab of a place, or brings it to the front. */
    void go(Place place);

    /** Starts the practice estate, unless it runs, and opens its links. */
    void practise();

    /** Opens the connect dialog. */
    void connect();

    /** Opens the "New link" wizard in a window of its own. */
    void newLink(OpenEstate estate, Optional<String> server, Optional<String> database);

    /** Opens the "Fail over" wizard in a window of its own. */
    void failOver(Place.Link link);

    /** Opens the wizard that makes another node primary of the group under a link. */
    void failOverLocally(Place.Link link);

    /** Opens the guide out of two primaries in a window of its own. */
    void repair(Place.Link link);

    /** Opens the "Rehearse" wizard in a window of its own. */
    void rehearse(Place.Link link);

    /** Opens the "Remove link" dialog. */
    void removeLink(Place.Link link);

    /** Opens the tab of a run that has just been started, and of which the screen that started it lets go. */
    void started(RunModel run);

    /** Goes on with a run, in its tab. The estate whose machines it names must be open; else says so. */
    void resume(String run);

    /** Takes a run back, in its tab. */
    void undo(String run);

    /** A line for the messages pane, with its time. */
    void message(String text);

    /** A problem for the messages pane, said once. */
    void problem(Problem problem);

    /** Opens the manual at an anchor, as checks name it. */
    void help(String anchor);
}
