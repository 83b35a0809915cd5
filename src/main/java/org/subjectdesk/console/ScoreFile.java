package org.subjectdesk.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.scorecard.Scorecard.Cell;
import org.subjectdesk.script.Words;

/**
 * The scorecard as a table to be saved. Texts that a spreadsheet would take for a formula have an
 * apostrophe in front, in both forms, because people save the one as the other.
 */
record ScoreFile(ScoreSheet sheet, Names names, String language) {
  private static final List<Words> COLUMNS =
      List.of(
          words("范围", "Scope"),
          words("对象", "Of"),
          words("开始", "From"),
          words("结束", "Until"),
          words("维度", "Dimension"),
          words("指标", "Indicator"),
          words("编号", "Id"),
          words("单位", "Unit"),
          words("数值", "Value"),
          words("对比期", "Before"),
          words("目标", "Target"),
          words("备注", "Remark"),
          words("公式", "Formula"),
          words("定义", "Definition"));
  private static final Words HIDDEN = words("人数过少，不显示", "too few to be shown");
  private static final String FORMULA_STARTS = "=+-@\t\r\n";
  private static final int[] WIDTHS = {10, 16, 12, 12, 10, 22, 20, 10, 12, 12, 12, 18, 26, 60};

  private static Words words(String chinese, String english) {
    return new Words(chinese, Optional.of(english));
  }

  /** In UTF-8, with the mark that Excel knows it by. */
  byte[] csv() {
    var out = new StringWriter().append('\uFEFF');
    try (var table = CSVFormat.RFC4180.print(out)) {
      table.printRecord(titles());
      for (var row : rows()) {
        table.printRecord(row);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One sheet. */
  byte[] xlsx() {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "SubjectDesk", "1.0")) {
      var table = book.newWorksheet("scorecard");
      table.freezePane(0, 1);
      for (var column = 0; column < WIDTHS.length; column++) {
        table.value(0, column, titles().get(column));
        table.style(0, column).bold().set();
        table.width(column, WIDTHS[column]);
      }
      var line = 1;
      for (var row : rows()) {
        for (var column = 0; column < row.size(); column++) {
          switch (row.get(column)) {
            case Number number -> table.value(line, column, number);
            case null -> {}
            case Object text -> table.value(line, column, text.toString());
          }
        }
        line++;
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  private List<String> titles() {
    return COLUMNS.stream().map(title -> title.in(language)).toList();
  }

  private List<List<@Nullable Object>> rows() {
    return sheet.lines().stream().map(this::row).toList();
  }

  private List<@Nullable Object> row(ScoreSheet.Line line) {
    var question = sheet.question();
    var indicator = line.indicator();
    var hidden = line.now().suppressed() || line.before().map(Cell::suppressed).orElse(false);
    var row = new ArrayList<@Nullable Object>();
    row.add(question.scope().key());
    row.add(guarded(ScoreJson.name(question, names)));
    row.add(question.period().from().toString());
    row.add(question.period().until().toString());
    row.add(indicator.dimension().words().in(language));
    row.add(indicator.name().in(language));
    row.add(indicator.id());
    row.add(indicator.unit().name().toLowerCase(Locale.ROOT));
    row.add(ScoreJson.number(line.now().value()));
    row.add(ScoreJson.number(line.before().map(Cell::value).orElse(OptionalDouble.empty())));
    row.add(ScoreJson.number(line.target()));
    row.add(hidden ? HIDDEN.in(language) : "");
    row.add(indicator.formula().text());
    row.add(indicator.definition().in(language));
    return row;
  }

  /** As a spreadsheet takes it for nothing but a text. */
  static String guarded(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
