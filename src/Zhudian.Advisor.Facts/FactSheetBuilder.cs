using System.Globalization;
using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts;

/// <summary>
/// Makes a sheet in memory: cases (RULES.md §12), tests, benchmarks. Cells are what a worksheet would hold: texts and numbers are read by
/// the field's type (<c>"2026-03"</c>, a word, a key, <c>0.01L</c>), typed values are taken as they are, null = 不适用, unknown or absent = blank.
/// Unlike the files of users, rows may leave out 必填 and parts of the key; entities that were given are 已报全.
/// </summary>
public sealed class FactSheetBuilder
{
    private readonly KnowledgeBase _knowledge;
    private readonly Dictionary<string, RawTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Completeness> _completeness = new(StringComparer.Ordinal);
    private readonly RawTable _settings = new(SheetWords.Settings, 0);
    private SheetReadOptions _options;

    /// <summary>A sheet for a knowledge base, evaluated on a day.</summary>
    public FactSheetBuilder(KnowledgeBase knowledge, DateOnly asOf)
    {
        _knowledge = knowledge;
        _options = SheetReadOptions.Default with { AsOf = asOf };
    }

    /// <summary>Name of the city.</summary>
    public FactSheetBuilder City(string name) => Set(SheetWords.City, name);

    /// <summary>Watermark of the documents.</summary>
    public FactSheetBuilder Watermark(string text) => Set(SheetWords.Watermark, text);

    /// <summary>期; without it 1 January to the end of the month before the day.</summary>
    public FactSheetBuilder Period(DatePeriod period)
    {
        _options = _options with { Period = period };
        return this;
    }

    /// <summary>对比期; without it the same days a year earlier.</summary>
    public FactSheetBuilder ComparePeriod(DatePeriod period)
        => Set(SheetWords.ComparePeriod, string.Create(CultureInfo.InvariantCulture, $"{period.From:yyyy-MM-dd}..{period.To:yyyy-MM-dd}"));

    /// <summary>Says that an entity is reported, with or without rows.</summary>
    public FactSheetBuilder Reported(string entity, Completeness completeness = Completeness.Complete)
    {
        TableOf(entity);
        _completeness[entity] = completeness;
        return this;
    }

    /// <summary>One row; wide tables may use their item columns.</summary>
    public FactSheetBuilder Add(string entity, ContextValue row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Add(entity, [.. row.Names.Zip(row.Values, (n, v) => (n, v))]);
    }

    /// <summary>One row of (field, value) pairs.</summary>
    public FactSheetBuilder Add(string entity, params (string Field, Value Value)[] cells)
    {
        var table = TableOf(entity);
        var row = new RawCell[Math.Max(cells.Length, table.Headers.Count)];
        foreach (var (field, value) in cells)
        {
            var at = table.Headers.FindIndex(h => string.Equals(h.Text, field, StringComparison.Ordinal));
            if (at < 0)
            {
                at = table.Headers.Count;
                table.Headers.Add(new RawHeader(field, 0));
                Array.Resize(ref row, Math.Max(row.Length, at + 1));
            }

            row[at] = RawCell.OfValue(value);
        }

        table.Rows.Add(new RawRow(0, row));
        return this;
    }

    /// <summary>The sheet, or the errors; nothing is checked before.</summary>
    public SheetResult Build()
    {
        var raw = new RawSheet(new SheetPlace(string.Empty, false));
        raw.Tables.Add(_settings);
        raw.Tables.AddRange(_tables.Values);
        var words = new RawTable(SheetWords.Completeness, 0);
        foreach (var name in _tables.Keys.Where(n => _knowledge.Entities.ContainsKey(n)))
        {
            var word = SheetWords.Print(_completeness.GetValueOrDefault(name, Completeness.Complete));
            words.Rows.Add(new RawRow(0, [RawCell.OfText(name, 0), RawCell.OfText(word, 0)]));
        }

        raw.Tables.Add(words);
        return new SheetBinder(_knowledge, _options, strict: false).Bind(raw, new Findings());
    }

    private FactSheetBuilder Set(string name, string value)
    {
        _settings.Rows.Add(new RawRow(0, [RawCell.OfText(name, 0), RawCell.OfText(value, 0)]));
        return this;
    }

    private RawTable TableOf(string entity)
        => _tables.TryGetValue(entity, out var table) ? table : _tables[entity] = new RawTable(entity, 0);
}
