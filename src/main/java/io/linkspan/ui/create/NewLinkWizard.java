package io.linkspan.ui.create;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.work.Work;
import java.util.Optional;

/** The "New link" wizard in a window of its own. On the FX thread. */
public final class NewLinkWizard {

    private final OpenEstate estate;
    private final Navigator navigator;

    /**
     * @param server   chosen already
     * @param database of that server, chosen already
     */
    public NewLinkWizard(OpenEstate estate, Work work, Navigator navigator, Optional<String> server, Optional<String> database) {
        this.estate = estate;
        this.navigator = navigator;
    }

    public void show() {
        navigator.message("This version has no wizard for a new link on " + estate.name() + " yet; the command line can: linkspan link create.");
    }
}
