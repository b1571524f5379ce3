using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;
using Zhudian.Advisor.Knowledge.Symbols;
using Zhudian.Advisor.Knowledge.Units;
using Zhudian.Advisor.Knowledge.Vocabulary;

namespace Zhudian.Advisor.Knowledge.Tables.Binding;

/// <summary>
/// Decision tables in two steps: headers first, so that everything can call every table, then cells. Blocks of one name are editions.
/// </summary>
internal sealed class TableBinder(ExpressionBinder binder, GlobalNames globals, IRowLookup rows)
{
    /// <summary>Most rows of one table.</summary>
    public const int MaxRows = 5000;

    private static readonly Comparer<DecisionTable> EditionOrder = Comparer<DecisionTable>.Create((a, b) => (a.Info.Attributes.From ?? DateOnly.MinValue).CompareTo(b.Info.Attributes.From ?? DateOnly.MinValue));

    private readonly List<Pending> _pending = [];
    private readonly Dictionary<string, TableSignature> _signatures = new(StringComparer.Ordinal);

    private KnowledgeBuilder Builder => binder.Builder;

    /// <summary>Step one: names, headers, types; every table can be called afterwards.</summary>
    public void ReadHeaders()
    {
        foreach (var block in Builder.Blocks(RawBlockKind.DecisionTable))
        {
            if (!BlockNames.TryName(block, Builder, "决策表", ElementKind.Table, out var name, edition: true))
            {
                continue;
            }

            if (block.Rows.Length is 0 or > MaxRows)
            {
                Builder.Report(block.Rows.Length == 0 ? TableDiagnostics.NoRows(block.Location, name) : TableDiagnostics.TooMany(block.Location, name, block.Rows.Length));
                continue;
            }

            if (TableHeader.Read(block, name, Builder) is { } header)
            {
                Add(block, name, header);
            }
        }
    }

    /// <summary>Step two: cells, outputs, defaults, constraints; fills the builder's tables.</summary>
    public void BindCells()
    {
        foreach (var group in _pending.GroupBy(p => p.Signature.Name, StringComparer.Ordinal))
        {
            var editions = group.Select(Bind).OfType<DecisionTable>().Order(EditionOrder).ToImmutableArray();
            for (var i = 1; i < editions.Length; i++)
            {
                if (editions[i - 1].Info.Attributes.To is not { } end || end >= (editions[i].Info.Attributes.From ?? DateOnly.MinValue))
                {
                    Builder.Report(TableDiagnostics.EditionOverlap(editions[i].Info.Location, group.Key, editions[i - 1].Info.Location));
                }
            }

            var family = new TableFamily(group.Key, editions);
            _signatures[group.Key].Family = family;
            Builder.Tables[group.Key] = family;
        }
    }

    /// <summary>Puts an edited table in force; gives what takes it back, null when its columns are not the same.</summary>
    public Action? Rebind(RawTable old, RawTable edited)
    {
        var pending = _pending.Find(p => ReferenceEquals(p.Block, old));
        if (pending is null || old.Rows.Length != edited.Rows.Length || !old.Header.Select(h => h.Text).SequenceEqual(edited.Header.Select(h => h.Text), StringComparer.Ordinal))
        {
            return null;
        }

        var signature = pending.Signature;
        var before = signature.Family;
        var at = before.Editions.IndexOf(before.Editions.FirstOrDefault(e => e.Info.Location == edited.Location)!);
        if (at < 0)
        {
            return null;
        }

        if (Bind(pending with { Block = edited }) is not { } table)
        {
            return static () => { };
        }

        signature.Family = before with { Editions = before.Editions.SetItem(at, table) };
        Builder.Tables[signature.Name] = signature.Family;
        return () =>
        {
            signature.Family = before;
            Builder.Tables[signature.Name] = before;
        };
    }

    private void Add(RawTable block, string name, TableHeader header)
    {
        ImmutableArray<TableInput> inputs = [.. header.Inputs.Select(i => Input(i.Name, ColumnTypes.Input(i.Name, block.Rows.Select(r => r[i.Column]), Builder)))];
        ImmutableArray<TableOutput> outputs = [.. header.Outputs.Select(o => Output(o.Name, ColumnTypes.Output(o.Name, block.Rows.Select(r => r[o.Column]))))];
        if (!CheckOutputs(block, header, outputs))
        {
            return;
        }

        if (_signatures.TryGetValue(name, out var first))
        {
            var same = first.Policy == header.Policy && first.Inputs.Select(i => (i.Name, i.Type.Name)).SequenceEqual(inputs.Select(i => (i.Name, i.Type.Name)))
                && first.Outputs.Select(o => (o.Name, o.Type.Name)).SequenceEqual(outputs.Select(o => (o.Name, o.Type.Name)));
            if (!same)
            {
                Builder.Report(TableDiagnostics.EditionShape(block.Location, name, _pending.First(p => p.Signature == first).Block.Location));
                return;
            }
        }
        else
        {
            first = _signatures[name] = new TableSignature(name, header.Policy, inputs, outputs);
            globals.Add(TableFunctionSymbol.Overloads(first));
        }

        _pending.Add(new Pending(block, header, first, inputs, outputs));
    }

    private static TableInput Input(TypedName name, DataType? type) => new(name.Name, name.Unit, type, type?.Feel ?? FeelType.Any, new TextSpan(0, name.Source.Text.Length));

    private static TableOutput Output(TypedName name, DataType type) => new(name.Name, name.Unit, type, type.Feel, null);

    private bool CheckOutputs(RawTable block, TableHeader header, ImmutableArray<TableOutput> outputs)
    {
        var policy = HitPolicyText.Of(header.Policy);
        for (var i = 0; i < outputs.Length; i++)
        {
            var source = block.Header[header.Outputs[i].Column].Source;
            if (header.Policy is HitPolicy.Priority or HitPolicy.OutputOrder && outputs[i].Type is not EnumType { IsOrdered: true } && i == 0)
            {
                Builder.Report(TableDiagnostics.UnrankedOutput(source, outputs[i].Name, policy));
                return false;
            }

            if (header.Policy == HitPolicy.Sum && outputs[i].Type != FeelType.Number)
            {
                Builder.Report(TableDiagnostics.SumOfOther(source, outputs[i].Name, policy));
                return false;
            }
        }

        return true;
    }

    private DecisionTable? Bind(Pending table)
    {
        var (block, header, signature, inputs, outputs) = table;
        var variables = inputs.Select((input, i) => new LocalSymbol(input.Name, input.Type, i)).ToList();
        var quantities = new Dictionary<LocalSymbol, Quantity>();
        for (var i = 0; i < variables.Count; i++)
        {
            if (globals.Describe(variables[i].Name) is { } other)
            {
                Builder.Report(NameDiagnostics.Shadows(header.Inputs[i].Name.Source.Locate(0), "输入", variables[i].Name, other));
            }

            quantities.Add(variables[i], Quantity.Of(inputs[i].Unit, Builder.Units));
        }

        var scope = new KnowledgeScope(globals, variables, variables.Count);
        var cells = new CellBinder(binder, rows, scope, quantities);
        var parts = new TableParts(binder, new SlotBinder(binder, rows), scope, quantities, signature.Name, variables.Count);
        var bound = new List<TableRow>();
        var ids = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var row in block.Rows)
        {
            if (CheckId(row, ids) && Row(table, row, variables, cells, parts) is { } done)
            {
                bound.Add(done);
            }
        }

        var defaults = parts.Defaults(block.Heading, header.Policy, outputs, block.Location);
        var constraints = parts.Constraints(block.Heading);
        return bound.Count < block.Rows.Length ? null : new DecisionTable(block.Info(signature.Name), header.Policy, inputs, outputs, [.. bound])
        {
            Defaults = defaults ?? DecisionTable.NoDefaults,
            Constraints = constraints,
            FrameSize = Math.Max(cells.FrameSize, parts.FrameSize),
        };
    }

    private bool CheckId(RawRow row, Dictionary<string, SourceLocation> ids)
    {
        var id = row[0];
        if (id.IsBlank)
        {
            Builder.Report(TableDiagnostics.NoRowId(id.Source));
            return false;
        }

        if (ids.TryAdd(id.Text, id.Location))
        {
            return true;
        }

        Builder.Report(TableDiagnostics.RepeatedRow(id.Source, id.Text, ids[id.Text]));
        return false;
    }

    private TableRow? Row(Pending table, RawRow row, List<LocalSymbol> variables, CellBinder cells, TableParts parts)
    {
        var inputs = table.Header.Inputs.Select((h, i) => cells.Bind(row[h.Column].Source, table.Inputs[i], variables[i])).ToList();
        var outputs = table.Header.Outputs.Select((h, i) => parts.Output(row[h.Column].Source, table.Outputs[i], row[0].Text)).ToList();
        if (inputs.Contains(null) || outputs.Contains(null))
        {
            return null;
        }

        return new TableRow(row[0].Text, [.. inputs!], [.. outputs!], Builder.Attributes.OfRow(table.Block, row), row.Location)
        {
            Group = table.Header.GroupColumn >= 0 && !row[table.Header.GroupColumn].IsBlank ? row[table.Header.GroupColumn].Text : null,
            Note = table.Header.NoteColumn >= 0 && !row[table.Header.NoteColumn].IsBlank ? row[table.Header.NoteColumn].Text : string.Empty,
        };
    }

    private sealed record Pending(RawTable Block, TableHeader Header, TableSignature Signature, ImmutableArray<TableInput> Inputs, ImmutableArray<TableOutput> Outputs);
}
