package io.linkspan.ui.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.ui.control.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Formats of a saved report. Pure. */
public enum ReportFormat {
    HTML("html"), CSV("csv"), JSON("json"), TXT("txt");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String STYLE = "body{font:13px sans-serif;margin:24px}table{border-collapse:collapse}th,td{text-align:left;padding:4px 10px;border-bottom:1px solid #d0d7de;vertical-align:top}th{background:#f6f8fa}p{margin:4px 0}";

    private final String extension;

    ReportFormat(String extension) {
        this.extension = extension;
    }

    public String extension() {
        return extension;
    }

    public String text(Report report) {
        return switch (this) {
            case HTML -> html(report);
            case CSV -> csv(report);
            case JSON -> json(report);
            case TXT -> txt(report);
        };
    }

    /** With tabs, as spreadsheets take it from the clipboard. */
    static String tabbed(Report report) {
        return Stream.concat(Stream.of(report.columns()), report.rows().stream()).map(row -> row.stream().map(cell -> cell.replaceAll("[\\t\\r\\n]+", " ")).collect(Collectors.joining("\t"))).collect(Collectors.joining("\n"));
    }

    private static String html(Report report) {
        String heads = report.columns().stream().map(head -> "<th scope=\"col\">" + escaped(head) + "</th>").collect(Collectors.joining());
        String rows = report.rows().stream().map(row -> row.stream().map(cell -> "<td>" + escaped(cell) + "</td>").collect(Collectors.joining("", "<tr>", "</tr>\n"))).collect(Collectors.joining());
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(report.title()) + "</title><style>" + STYLE + "</style></head><body>\n<h1>" + escaped(report.title()) + "</h1>\n"
                + report.notes().stream().map(note -> "<p>" + escaped(note) + "</p>\n").collect(Collectors.joining()) + "<table><thead><tr>" + heads + "</tr></thead><tbody>\n" + rows + "</tbody></table>\n</body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** As RFC 4180 says; notes first, one a line. */
    private static String csv(Report report) {
        return Stream.of(Stream.of(List.of(report.title())), report.notes().stream().map(List::of), Stream.of(report.columns()), report.rows().stream()).flatMap(s -> s)
                .map(row -> row.stream().map(ReportFormat::quoted).collect(Collectors.joining(","))).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** A cell that a spreadsheet would take for a formula gets an apostrophe in front, which makes it text (OWASP, CSV Injection). */
    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + cell.replace("\"", "\"\"") + "\"";
    }

    private static String json(Report report) {
        List<Map<String, String>> rows = report.rows().stream().map(row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            IntStream.range(0, row.size()).forEach(i -> cells.put(report.columns().get(i), row.get(i)));
            return cells;
        }).toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", report.title());
        document.put("notes", report.notes());
        document.put("rows", rows);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    private static String txt(Report report) {
        List<List<String>> lines = new ArrayList<>(List.of(report.columns()));
        lines.addAll(report.rows());
        List<List<String>> flat = lines.stream().map(line -> line.stream().map(cell -> cell.replaceAll("\\s+", " ")).toList()).toList();
        int[] widths = IntStream.range(0, report.columns().size()).map(i -> flat.stream().mapToInt(line -> line.get(i).length()).max().orElse(0)).toArray();
        List<String> table = flat.stream().map(line -> IntStream.range(0, widths.length).mapToObj(i -> ("%-" + Math.max(1, widths[i]) + "s").formatted(line.get(i))).collect(Collectors.joining("  ")).stripTrailing()).toList();
        String rule = IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  "));
        return Stream.of(Stream.of(report.title()), report.notes().stream(), Stream.of("", table.getFirst(), rule), table.stream().skip(1)).flatMap(s -> s).collect(Collectors.joining("\n", "", "\n"));
    }
}
