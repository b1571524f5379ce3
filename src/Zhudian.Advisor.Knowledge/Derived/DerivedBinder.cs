using System.Collections.Immutable;
using System.Globalization;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Checking;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Vocabulary;
using Zhudian.Advisor.Knowledge.Wording;

namespace Zhudian.Advisor.Knowledge.Derived;

/// <summary>
/// Derived quantities: all names first, then each formula when its type is first asked for, so that types and units follow the dependencies.
/// </summary>
internal sealed class DerivedBinder(ExpressionBinder binder, GlobalNames globals)
{
    private const int MaxDepth = 60;
    private readonly List<Entry> _entries = [];
    private readonly HashSet<DerivedDef> _untyped = [];
    private int _depth;

    private KnowledgeBuilder Builder => binder.Builder;

    /// <summary>Step one: names and declared types.</summary>
    public void ReadNames()
    {
        foreach (var block in Builder.Blocks(RawBlockKind.Derived))
        {
            var columns = new TableColumns(block, Builder, ["派生量", "公式"], ["类型", "单位", "位数", "说明"]);
            if (!columns.Complete)
            {
                continue;
            }

            foreach (var row in block.Rows)
            {
                Read(block, row, columns);
            }
        }
    }

    /// <summary>Step two: every formula that nobody asked for yet.</summary>
    public void BindAll()
    {
        foreach (var entry in _entries)
        {
            SymbolOf(entry);
        }
    }

    /// <summary>Step three: recursion; what is legal but has no declared type is reported too.</summary>
    public void CheckCycles()
    {
        var broken = CycleCheck.Run(Builder);
        foreach (var def in _entries.Select(e => e.Def).Where(d => _untyped.Contains(d) && !broken.Contains(d)))
        {
            Builder.Report(DerivedDiagnostics.NeedsType(def.Info.Location, def.Name));
        }
    }

    /// <summary>Puts an edited formula in force; gives what takes it back, null when its type is another.</summary>
    public Action? Rebind(RawTable block, RawRow row)
    {
        var column = block.Column("公式");
        if (column < 0 || _entries.Find(e => e.Def.Info.Location == row.Location) is not { } entry)
        {
            return null;
        }

        var def = entry.Def;
        var (bound, formula, type, unit, digits, result) = (def.Bound, def.Formula, def.Type, def.Unit, def.Digits, binder.Units.ResultOf(def));
        void Restore()
        {
            (def.Bound, def.Formula, def.Type, def.Unit, def.Digits) = (bound, formula, type, unit, digits);
            binder.Units.SetResult(def, result);
        }

        Bind(entry, row[column].Source);
        if (!string.Equals(def.Type.Name, type.Name, StringComparison.Ordinal))
        {
            Restore();
            return null;
        }

        def.Type = type;
        return Restore;
    }

    private void Read(RawTable block, RawRow row, TableColumns columns)
    {
        var source = row[block.Column("派生量")].Source;
        if (DerivedName.Read(source, Builder) is not { } name)
        {
            return;
        }

        if (columns.Get(row, "公式") is not { } formula)
        {
            Builder.Report(DerivedDiagnostics.NoFormula(source));
            return;
        }

        var full = name.Entity is null ? name.Name : name.Entity.Name + "." + name.Name;
        if (!Builder.Declare(full, ElementKind.Derived, row.Location))
        {
            return;
        }

        var parameters = (name.Parameters ?? []).Select(p => new ParameterSpec(p.Name, p.FeelType, ParameterMode.SelfHandling)).ToImmutableArray();
        var def = new DerivedDef(block.Info(full, row.Location, Builder.Attributes.OfRow(block, row)), name.Entity, parameters, formula.Source)
        {
            Index = Builder.Derived.Count,
            IsGlobalName = name is { Entity: null, Parameters: null },
            ParameterUnits = [.. (name.Parameters ?? []).Select(p => p.Unit)],
            Description = columns.Text(row, "说明"),
            Digits = Digits(columns.Get(row, "位数")),
        };
        var entry = new Entry(def, name, DeclaredType(columns.Get(row, "类型")));
        ReadUnit(columns.Get(row, "单位"), def);
        binder.Units.SetParameters(def, [.. (name.Parameters ?? []).Select(p => Quantity.Of(p.Unit, Builder.Units))]);
        binder.Units.SetResult(def, def.UnitFrom is { } path ? new FollowedQuantity(string.Join('.', path), null) : Quantity.Of(def.Unit, Builder.Units));
        if (name.Entity is null)
        {
            globals.AddPending(full, def.IsGlobalName, () => SymbolOf(entry));
        }
        else if (!name.Entity.RowType.TryAddPending(name.Name, () => (MemberSymbol)SymbolOf(entry)))
        {
            Builder.Report(DerivedDiagnostics.MemberTaken(source, name.Entity.Name, name.Name));
            return;
        }

        Builder.Derived.Add(full, def);
        _entries.Add(entry);
    }

    private int? Digits(RawCell? cell)
    {
        if (cell is null)
        {
            return null;
        }

        if (int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= 12)
        {
            return digits;
        }

        Builder.Report(DerivedDiagnostics.BadDigits(cell.Source));
        return null;
    }

    private FeelType? DeclaredType(RawCell? cell)
    {
        if (cell is null)
        {
            return null;
        }

        return string.Equals(cell.Text, "列表", StringComparison.Ordinal) ? FeelType.ListOf(FeelType.Any)
            : TypeReader.TryRead(cell.Source, Builder, out var type) ? type.Feel
            : null;
    }

    private void ReadUnit(RawCell? cell, DerivedDef def)
    {
        if (cell is null)
        {
            return;
        }

        if (cell.Text.StartsWith("随 ", StringComparison.Ordinal))
        {
            def.UnitFrom = [.. cell.Text[2..].Trim().Split('.').Select(s => s.Trim())];
        }
        else if (Builder.Units.TryGet(cell.Text, out var unit))
        {
            def.Unit = unit.Symbol;
        }
        else
        {
            Builder.Report(UnitDiagnostics.NoUnit(cell.Source, new TextSpan(0, cell.Text.Length), cell.Text));
        }
    }

    private Symbol SymbolOf(Entry entry)
    {
        if (entry.Symbol is { } ready)
        {
            return ready;
        }

        if (entry.InProgress || _depth >= MaxDepth)
        {
            if (entry.Declared is null && entry.InProgress)
            {
                _untyped.Add(entry.Def);
            }
            else if (entry.Declared is null)
            {
                Builder.Report(NameDiagnostics.TooDeep(entry.Def.Info.Location, entry.Def.Name));
            }

            return Make(entry, entry.Declared ?? FeelType.Any);
        }

        entry.InProgress = true;
        _depth++;
        Bind(entry, entry.Def.FormulaText);
        _depth--;
        entry.InProgress = false;
        var symbol = Make(entry, entry.Def.Type);
        Register(entry, symbol);
        return symbol;
    }

    private void Bind(Entry entry, SourceText text)
    {
        var def = entry.Def;
        def.Type = entry.Declared ?? FeelType.Any;
        var subject = def.Entity is null ? null : new LocalSymbol("本", def.Entity.RowType, 0);
        var parameters = def.Parameters.Select((p, i) => new LocalSymbol(p.Name, p.Type, i + 1)).ToList();
        CheckNames(def, parameters);
        var quantities = parameters.Zip(binder.Units.ParametersOf(def)).ToDictionary(p => p.First, p => p.Second);
        var scope = new KnowledgeScope(globals, subject is null ? parameters : parameters.Append(subject), parameters.Count + 1, subject);
        if (binder.Bind(text, scope, entry.Declared, locals: quantities, formula: true) is not { } bound)
        {
            return;
        }

        def.Bound = bound.Bound;
        def.Formula = bound.Code;
        def.Type = entry.Declared ?? bound.Bound.Type;
        Fit(def, bound, text);
    }

    // A bare number takes the declared unit; where none is declared the formula's own is taken.
    private void Fit(DerivedDef def, BoundText bound, SourceText text)
    {
        var declared = binder.Units.ResultOf(def);
        if (declared is KnownQuantity)
        {
            var findings = new List<Diagnostic>();
            UnitPass.CheckFits(bound.Unit, declared, text, bound.Bound.Span, $"派生量“{def.Name}”声明的单位与公式", findings);
            Builder.Diagnostics.AddRange(findings);
        }
        else if (declared == Quantity.Unspecified && bound.Unit is KnownQuantity known)
        {
            binder.Units.SetResult(def, known);
            def.Unit = known.Symbol.Length > 0 ? known.Symbol : null;
        }

        def.Digits ??= Wording.DigitsOf.Static(bound.Bound).Decimals;
    }

    private void CheckNames(DerivedDef def, List<LocalSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (globals.Describe(parameter.Name) is { } other)
            {
                Builder.Report(NameDiagnostics.Shadows(def.Info.Location, "参数", parameter.Name, "全局的" + other));
            }
            else if (def.Entity is not null && def.Entity.TryGetField(parameter.Name, out _))
            {
                Builder.Report(NameDiagnostics.Shadows(def.Info.Location, "参数", parameter.Name, $"“{def.Entity.Name}”的字段"));
            }
        }
    }

    private static Symbol Make(Entry entry, FeelType type)
        => (entry.Def.Entity, entry.Name.Parameters) switch
        {
            (null, null) => new DerivedValue(entry.Def, type),
            (null, _) => new DerivedFunction(entry.Def, type),
            (_, null) => new DerivedMember(entry.Def, type),
            _ => new DerivedMemberFunction(entry.Def, type),
        };

    private void Register(Entry entry, Symbol symbol)
    {
        entry.Symbol = symbol;
        if (entry.Def.Entity is { } entity)
        {
            entity.RowType.TryAdd((MemberSymbol)symbol);
        }
        else
        {
            globals.Add(symbol);
        }
    }

    private sealed class Entry(DerivedDef def, DerivedName name, FeelType? declared)
    {
        public DerivedDef Def { get; } = def;

        public DerivedName Name { get; } = name;

        public FeelType? Declared { get; } = declared;

        public Symbol? Symbol { get; set; }

        public bool InProgress { get; set; }
    }
}
