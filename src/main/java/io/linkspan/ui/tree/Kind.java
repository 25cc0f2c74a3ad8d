package io.linkspan.ui.tree;

/** Kinds of lines in the tree, in the words of SQL Server Management Studio. */
public enum Kind {
    SERVERS("Registered servers", "mdi2f-folder-outline"),
    ESTATE("Group", "mdi2f-folder-outline"),
    PRACTICE("Practice estate", "mdi2f-flask-outline"),
    SERVER("SQL Server", "mdi2s-server"),
    FOLDER("Folder", "mdi2f-folder-outline"),
    DATABASES("Databases", "mdi2f-folder-outline"),
    DATABASE("Database", "mdi2d-database-outline"),
    GROUP("Availability group", "mdi2s-server-network"),
    REPLICA("Replica", "mdi2s-server"),
    LISTENER("Listener", "mdi2e-ear-hearing"),
    LINKS("Managed Instance Links", "mdi2f-folder-outline"),
    LINK("Link", "mdi2l-link-variant"),
    CERTIFICATE("Certificate", "mdi2c-certificate-outline"),
    ENDPOINT("Endpoint", "mdi2p-power-socket"),
    AZURE("Azure", "mdi2m-microsoft-azure"),
    TENANT("Tenant", "mdi2d-domain"),
    SUBSCRIPTION("Subscription", "mdi2k-key-outline"),
    RESOURCE_GROUP("Resource group", "mdi2c-cube-outline"),
    INSTANCE("Managed instance", "mdi2d-database-sync-outline"),
    BUSY("Reading", "mdi2l-loading"),
    FAILED("Failed", "mdi2h-help-rhombus-outline"),
    NONE("Nothing", "mdi2m-minus-circle-outline");

    private final String word;
    private final String icon;

    Kind(String word, String icon) {
        this.word = word;
        this.icon = icon;
    }

    public String word() {
        return word;
    }

    /** Ikonli literal. */
    public String icon() {
        return icon;
    }
}
