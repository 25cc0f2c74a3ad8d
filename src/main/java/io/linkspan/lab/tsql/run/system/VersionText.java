package io.linkspan.lab.tsql.run.system;

import io.linkspan.lab.engine.Instance;

/** {@code @@VERSION}: the product's name, level and build in the server's own form. */
final class VersionText {

    private VersionText() {
    }

    public static String of(Instance instance) {
        String version = instance.version().toString();
        if (instance.managed()) {
            return "Microsoft SQL Azure (RTM) - " + version + " \n\tCopyright (C) Microsoft Corporation\n";
        }
        String level = instance.version().productLevel() + (instance.version().productUpdateLevel().isEmpty() ? "" : "-" + instance.version().productUpdateLevel());
        String article = instance.version().productUpdateReference().isEmpty() ? "" : " (" + instance.version().productUpdateReference() + ")";
        return "Microsoft SQL Server " + instance.version().year() + " (" + level + ")" + article + " - " + version + " (X64) \n\tCopyright (C) Microsoft Corporation\n\t" + instance.edition().text() + " on "
                + instance.platform().distribution() + " " + instance.platform().release() + " <X64>\n";
    }
}
