using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Tests.Fixture;

/// <summary>
/// A tiny city for knowledge FEEL: sections A (0.05, Ⅲ), B (0.2, Ⅳ), C (unknown); the subject 本 is A;
/// 企业 is reported in part: one firm there, more may come; 限值 = 0.1; 缺数 and 缺判 are unknown; 空数 is null; 坏数 is a fault.
/// </summary>
internal sealed class City : BindingScope
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

    public City()
    {
        Sections = new Rows(new SectionType(Grades), [["A", 0.05m, "Ⅲ"], ["B", 0.2m, "Ⅳ"], ["C", null, null]], null);
        Firms = new Rows(new SectionType(Grades), [["甲厂", 12m, "Ⅱ"]], new UnknownInfo(new MissingItem("清单:企业", "企业清单", MissingReason.List)));
        var subject = new LocalSymbol("本", Sections.RowType, 0);
        Add(subject);
        foreach (var name in Sections.RowType.MemberNames)
        {
            Sections.RowType.TryGetMember(name, out var member);
            _symbols[name] = new SubjectMember(subject, member);
        }

        Add(new Constant("断面", FeelType.ListOf(Sections.RowType), Value.Of(Sections.AllRows)));
        Add(new Constant("企业", FeelType.ListOf(Firms.RowType), Value.Of(Firms.AllRows)));
        Add(new Constant("限值", FeelType.Number, Value.Of(0.1m)));
        Add(new Constant("得分", Scores, V.Word(Scores, "支持1")));
        Add(new Constant("空数", FeelType.Number, Value.Null));
        Add(new Constant("缺数", FeelType.Number, V.Unknown("缺数")));
        Add(new Constant("缺判", FeelType.Boolean, V.Unknown("缺判")));
        Add(new Constant("坏数", FeelType.Number, V.Fault()));
        Add(new Constant("坏判", FeelType.Boolean, V.Fault()));
        Add(new Constant("空判", FeelType.Boolean, Value.Null));
        Add(new Constant("数列", FeelType.ListOf(FeelType.Number), V.List(V.N(1), V.Unknown("数列[2]"), V.N(3))));
    }

    public static EnumType Grades { get; } = new("水质类别", [new("Ⅰ", [], 1, null), new("Ⅱ", [], 2, null), new("Ⅲ", ["III"], 3, null), new("Ⅳ", [], 4, null), new("劣Ⅴ", [], 5, null)]);

    public static EnumType Scores { get; } = new("证据得分", [new("支持1", [], null, null), new("削弱1", [], null, null)]);

    public Rows Sections { get; }

    public Rows Firms { get; }

    /// <inheritdoc/>
    public override int FirstFreeSlot => 1;

    /// <inheritdoc/>
    public override IEnumerable<string> Names => _symbols.Keys;

    /// <inheritdoc/>
    public override bool TryResolve(string name, out Symbol symbol) => _symbols.TryGetValue(name, out symbol!);

    private void Add(Symbol symbol) => _symbols[symbol.Name] = symbol;

    private sealed class Constant(string name, FeelType type, Value value) : ValueSymbol(name, type)
    {
        public override Value Read(Frame frame) => value;
    }
}

/// <summary>Rows with a key, a number, a grade, a reference to the first row and a member with a parameter.</summary>
internal sealed class SectionType : RecordType
{
    private readonly Dictionary<string, MemberSymbol> _members = new(StringComparer.Ordinal);

    public SectionType(EnumType grades)
    {
        _members["编号"] = new Field("编号", FeelType.String, 0);
        _members["总磷"] = new Field("总磷", FeelType.Number, 1);
        _members["类别"] = new Field("类别", grades, 2);
        _members["上游"] = new First(this);
        _members["倍数"] = new Multiple();
    }

    public override string Name => "断面";

    public override IReadOnlyCollection<string> MemberNames => _members.Keys;

    public override Symbol? Find(string name) => _members.GetValueOrDefault(name);

    private sealed class Field(string name, FeelType type, int slot) : MemberSymbol(name, type)
    {
        public override Value Read(Frame frame, in Value row) => row.As<RowSource>()!.Get(row.RowIndex, slot);
    }

    private sealed class First(SectionType type) : MemberSymbol("上游", type)
    {
        public override Value Read(Frame frame, in Value row) => Value.Row(row.As<RowSource>()!, 0);
    }

    private sealed class Multiple() : MemberFunctionSymbol("倍数", [new ParameterSpec("限", FeelType.Number)], FeelType.Number)
    {
        public override Value Invoke(Frame frame, in Value row, ReadOnlySpan<Value> arguments)
            => Zhudian.Advisor.Feel.Operators.FeelOperators.Divide(row.As<RowSource>()!.Get(row.RowIndex, 1), arguments[0]);
    }
}

/// <summary>An in-memory table; null cells are unknown.</summary>
internal sealed class Rows : RowSource
{
    private readonly Value[][] _cells;

    public Rows(SectionType type, object?[][] cells, UnknownInfo? gap)
    {
        RowType = type;
        _cells = [.. cells.Select((r, i) => r.Select((c, j) => c switch
        {
            null => V.Unknown($"断面[{r[0]}].{(j == 1 ? "总磷" : "类别")}"),
            decimal d => Value.Of(d),
            string s when j == 2 => V.Word(City.Grades, s),
            _ => Value.Of((string)c),
        }).ToArray())];
        AllRows = ListValue.Of([.. Enumerable.Range(0, cells.Length).Select(i => Value.Row(this, i))], gap);
    }

    public override RecordType RowType { get; }

    public override int RowCount => _cells.Length;

    public override ListValue AllRows { get; }

    public override string KeyOf(int row) => _cells[row][0].AsText!;

    public override Value Get(int row, int slot) => _cells[row][slot];
}
