package io.linkspan.ui.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.ui.control.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reports as files. */
enum Reports {
    HTML {
        @Override
        String write(Report report) {
            return "<!doctype html>\n<meta charset=\"utf-8\">\n<title>" + escaped(report.title()) + "</title>\n<h1>" + escaped(report.title()) + "</h1>\n"
                    + report.notes().stream().map(n -> "<p>" + escaped(n) + "</p>\n").collect(Collectors.joining()) + "<table border=\"1\">\n" + row("th", report.columns())
                    + report.rows().stream().map(r -> row("td", r)).collect(Collectors.joining()) + "</table>\n";
        }

        private String row(String cell, List<String> words) {
            return words.stream().map(w -> "<" + cell + ">" + escaped(w) + "</" + cell + ">").collect(Collectors.joining("", "<tr>", "</tr>\n"));
        }
    },
    CSV {
        @Override
        String write(Report report) {
            return report.notes().stream().map(n -> "# " + n + "\r\n").collect(Collectors.joining()) + row(report.columns()) + report.rows().stream().map(this::row).collect(Collectors.joining());
        }

        /** RFC 4180; what a spreadsheet would take for a formula is kept a text. */
        private String row(List<String> words) {
            return words.stream().map(w -> w.matches("(?s)[=+@\\t\\r].*|-(?![\\d.]+$).+") ? "'" + w : w).map(w -> w.matches("(?s).*[,\"\\r\\n].*") ? "\"" + w.replace("\"", "\"\"") + "\"" : w)
                    .collect(Collectors.joining(",", "", "\r\n"));
        }
    },
    JSON {
        @Override
        String write(Report report) {
            List<Map<String, String>> rows = report.rows().stream().map(r -> (Map<String, String>) IntStream.range(0, r.size()).boxed()
                    .collect(Collectors.toMap(report.columns()::get, r::get, (a, _) -> a, LinkedHashMap<String, String>::new))).toList();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("title", report.title());
            document.put("notes", report.notes());
            document.put("rows", rows);
            try {
                return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("texts and lists can always be written", e);
            }
        }
    },
    TXT {
        @Override
        String write(Report report) {
            List<Integer> widths = IntStream.range(0, report.columns().size())
                    .mapToObj(i -> Math.max(report.columns().get(i).length(), report.rows().stream().mapToInt(r -> r.get(i).length()).max().orElse(0))).toList();
            return report.title() + "\n" + report.notes().stream().map(n -> n + "\n").collect(Collectors.joining()) + "\n" + row(report.columns(), widths)
                    + report.rows().stream().map(r -> row(r, widths)).collect(Collectors.joining());
        }

        private String row(List<String> words, List<Integer> widths) {
            return IntStream.range(0, words.size()).mapToObj(i -> words.get(i) + " ".repeat(widths.get(i) - words.get(i).length())).collect(Collectors.joining("  ")).stripTrailing() + "\n";
        }
    };

    abstract String write(Report report);

    /** Name of the file's extension. */
    String extension() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** With tabs, as spreadsheets take it from the clipboard. */
    static String tabbed(Report report) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(report.columns()), report.rows().stream()).map(r -> String.join("\t", r)).collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
