package io.linkspan.lab.engine;

/** Editions as SERVERPROPERTY('Edition') and ('EngineEdition') tell them; SERVERPROPERTY's page, EditionID table. */
public enum Edition {
    ENTERPRISE("Enterprise Edition: Core-based Licensing (64-bit)", 3, 1804890536),
    STANDARD("Standard Edition (64-bit)", 2, -1534726760),
    DEVELOPER("Developer Edition (64-bit)", 3, -2117995310),
    ENTERPRISE_DEVELOPER("Enterprise Developer Edition (64-bit)", 3, -2117995310),
    STANDARD_DEVELOPER("Standard Developer Edition (64-bit)", 2, -1785266663),
    EXPRESS("Express Edition (64-bit)", 4, -1592396055),
    WEB("Web Edition (64-bit)", 2, 1293598313),
    EVALUATION("Enterprise Evaluation Edition (64-bit)", 3, 610778273),
    SQL_AZURE("SQL Azure", 8, 1674378470);

    private final String text;
    private final int engineEdition;
    private final long id;

    Edition(String text, int engineEdition, long id) {
        this.text = text;
        this.engineEdition = engineEdition;
        this.id = id;
    }

    public String text() {
        return text;
    }

    public int engineEdition() {
        return engineEdition;
    }

    public long id() {
        return id;
    }
}
