package io.linkspan.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.ui.control.Report;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormatTest {

    private static Report of(String cell) {
        return new Report("Links & more", List.of("PRACTICE: nothing real."), List.of("Name", "State"), List.of(List.of(cell, "Synchronised")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void noCellIsAFormulaForASpreadsheet(String cell) {
        String csv = ReportFormat.CSV.text(of(cell));
        assertTrue(csv.contains("\"'" + cell + "\",\"Synchronised\"\r\n"), csv);
    }

    @Test
    void quotesCells() {
        assertEquals("\"Links & more\"\r\n\"PRACTICE: nothing real.\"\r\n\"Name\",\"State\"\r\n\"a \"\"b\"\", c\nd\",\"Synchronised\"\r\n", ReportFormat.CSV.text(of("a \"b\", c\nd")));
    }

    @Test
    void noCellIsMarkup() {
        String html = ReportFormat.HTML.text(of("<script>alert('x')</script> & \"y\""));
        assertFalse(html.contains("<script>"), html);
        assertTrue(html.contains("<td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;</td>"), html);
        assertTrue(html.contains("<h1>Links &amp; more</h1>"), html);
    }

    @Test
    void namesTheCellsOfARow() throws IOException {
        var document = new JsonMapper().readTree(ReportFormat.JSON.text(of("x")));
        assertEquals("x", document.at("/rows/0/Name").asText());
        assertEquals("PRACTICE: nothing real.", document.at("/notes/0").asText());
    }

    @Test
    void alignsColumnsOfPlainText() {
        assertEquals("Links & more\nPRACTICE: nothing real.\n\nName  State\n----  ------------\na b   Synchronised\n", ReportFormat.TXT.text(of("a\nb")));
    }
}
