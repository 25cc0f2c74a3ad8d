package io.linkspan.ui.connect;

import io.linkspan.model.Side;

/** What an estate consists of, each with a page of its own. */
sealed interface Part {

    String title();

    String purpose();

    record Estate() implements Part {

        @Override
        public String title() {
            return "Estate";
        }

        @Override
        public String purpose() {
            return "Name it, or open one that was described before.";
        }
    }

    record Azure() implements Part {

        @Override
        public String title() {
            return "Azure account";
        }

        @Override
        public String purpose() {
            return "Certificates and links of the managed instances are made through Azure's management plane.";
        }
    }

    record Machine(MachineDraft draft) implements Part {

        @Override
        public String title() {
            return draft.side == Side.SQL_SERVER ? "SQL Server" : "Managed instance";
        }

        @Override
        public String purpose() {
            return "Where it is, and how to log in. The connection is always encrypted, and the server's certificate checked.";
        }
    }
}
