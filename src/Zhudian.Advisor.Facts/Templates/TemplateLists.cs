using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Writing;
using Zhudian.Advisor.Facts.Xlsx;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Templates;

/// <summary>Words of drop-downs, a column each on the hidden worksheet <c>_选项</c>.</summary>
internal sealed class TemplateLists
{
    public const string Worksheet = "_选项";
    private const int MaxWords = 1000;
    private readonly List<(string Name, string[] Words)> _columns = [];

    /// <summary>Formula of the drop-down of a field; null when its values are free.</summary>
    public string? FormulaOf(DataType type, Func<EntityDef, string?> keyRange) => type.Kind switch
    {
        DataKind.YesNo => "\"是,否\"",
        DataKind.Enum => Range(type.Enum!.Name, [.. type.Enum.Members.Select(m => m.Text)]),
        DataKind.Reference when type.Target!.ReferenceRows is { } rows => Range(type.Target.Name, [.. ReferenceKeys.Of(rows).Keys.Take(MaxWords)]),
        DataKind.Reference => keyRange(type.Target!),
        _ => null,
    };

    public string Words(string name, params string[] words) => Range(name, words);

    public void Write(WorkbookWriter book)
    {
        var height = _columns.Count == 0 ? 0 : _columns.Max(c => c.Words.Length);
        var heading = _columns.Select(c => (new PageCell(c.Name), CellStyle.Heading)).ToArray();
        var rows = Enumerable.Range(0, height).Select(i => _columns.Select(c => (new PageCell(i < c.Words.Length ? c.Words[i] : null), CellStyle.Plain)).ToArray());
        book.Add(Worksheet, rows.Prepend(heading), [], hidden: true);
    }

    private string Range(string name, string[] words)
    {
        var at = _columns.FindIndex(c => c.Name == name);
        if (at < 0)
        {
            _columns.Add((name, words));
            at = _columns.Count - 1;
        }

        var column = SheetPlace.Address(1, at + 1).TrimEnd('1');
        return $"'{Worksheet}'!${column}$2:${column}${_columns[at].Words.Length + 1}";
    }
}
