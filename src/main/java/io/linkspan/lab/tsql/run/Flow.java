package io.linkspan.lab.tsql.run;

/** How a statement ended, for those around it. @param label where GOTO goes, else empty */
record Flow(Kind kind, String label) {

    enum Kind { NEXT, BREAK, CONTINUE, RETURN, GOTO }

    static final Flow NEXT = new Flow(Kind.NEXT, "");
    static final Flow BREAK = new Flow(Kind.BREAK, "");
    static final Flow CONTINUE = new Flow(Kind.CONTINUE, "");
    static final Flow RETURN = new Flow(Kind.RETURN, "");

    static Flow to(String label) {
        return new Flow(Kind.GOTO, label);
    }
}
