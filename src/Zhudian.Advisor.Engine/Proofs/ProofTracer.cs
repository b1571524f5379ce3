using System.Globalization;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Proofs;

/// <summary>Builds the graph of steps while the compiled code runs. Leaves are shared by identity, memoised steps by their memo.</summary>
internal sealed class ProofTracer(RunContext context) : IProofTracer
{
    private readonly Stack<ProofNode> _open = new();
    private readonly Dictionary<(object, int, object), ProofNode> _leaves = [];
    private readonly Dictionary<ConclusionRow, ProofNode> _conclusions = new(ReferenceEqualityComparer.Instance);

    /// <summary>Conclusions met on the way whose own steps are still to be built.</summary>
    public Queue<ConclusionRow> Pending { get; } = new();

    /// <summary>Starts a step.</summary>
    public ProofNode Open(ProofNode node)
    {
        if (_open.TryPeek(out var parent))
        {
            parent.Add(node);
        }

        _open.Push(node);
        return node;
    }

    /// <summary>Ends the innermost step.</summary>
    public void Close() => _open.Pop();

    /// <summary>The step of a conclusion; its children follow when it is taken from <see cref="Pending"/>.</summary>
    public ProofNode ConclusionNode(ConclusionRow row)
    {
        if (!_conclusions.TryGetValue(row, out var node))
        {
            var rule = row.Binding.Plan.Rule;
            _conclusions[row] = node = new ProofNode(ProofKind.Conclusion, row.Id, rule.Id)
            {
                Text = rule.Info.Title,
                Status = context.Statuses.Of(row.Binding.Plan.Element),
                Basis = row.Binding.Plan.Element.Basis,
                Location = rule.Info.Location,
            };
            Pending.Enqueue(row);
        }

        return node;
    }

    /// <inheritdoc/>
    public void Field(FieldDef field, in Value row, in Value value)
    {
        switch (row.Reference)
        {
            case ConclusionTable conclusions:
                // Key fields only select rows (as in the evidence): the steps of rows passed over are not part of the proof.
                var conclusion = conclusions.Row(row.RowIndex);
                if (conclusion.Doubt is null && !field.Entity.Key.Contains(field))
                {
                    Leaf(ConclusionNode(conclusion));
                }

                return;
            case FactTable facts:
                var cell = (facts, row.RowIndex, (object)field);
                if (!_leaves.TryGetValue(cell, out var leaf))
                {
                    _leaves[cell] = leaf = FactNode(facts, row.RowIndex, field, value);
                }

                Leaf(leaf);
                return;
            case RowSource source:
                var key = ((object)source, row.RowIndex, (object)field);
                if (!_leaves.TryGetValue(key, out var other))
                {
                    _leaves[key] = other = ReferenceNode(source, row.RowIndex, field, value);
                }

                Leaf(other);
                return;
        }
    }

    /// <inheritdoc/>
    public void Parameter(ParameterDef parameter, ParameterEdition? edition, DateOnly day, in Value value, bool chosen)
    {
        var key = ((object)parameter, day.DayNumber, (object)parameter);
        if (!_leaves.TryGetValue(key, out var node))
        {
            var element = edition is null ? null : context.Plan.Elements.Parameters[edition];
            _leaves[key] = node = new ProofNode(ProofKind.Parameter, "参数:" + parameter.Name, parameter.Name)
            {
                Value = value,
                Unit = parameter.Unit,
                Text = chosen ? "按“口径”取值" : edition is { Contested: true } ? "有争议的取值点" : string.Empty,
                Status = element is null ? null : context.Statuses.Of(element),
                Basis = element?.Basis ?? [],
                Location = edition?.Info.Location,
            };
        }

        Leaf(node);
    }

    /// <inheritdoc/>
    public void Rows(EntityDef entity, ListValue rows) => Leaf(ListNode("清单:" + entity.Name, entity, null, rows, (entity, 0, entity)));

    /// <inheritdoc/>
    public void Inverse(FieldDef reference, in Value row, ListValue rows)
    {
        if (row.Reference is not null)
        {
            Leaf(ListNode($"清单:{reference.Entity.Name}[{reference.Name}={KeyText.Of(row)}]", reference.Entity, reference, rows, (row.Reference, row.RowIndex, reference)));
        }
    }

    /// <inheritdoc/>
    public void Reuse(object step) => Leaf((ProofNode)step);

    /// <inheritdoc/>
    public void EnterDerived(DerivedDef derived, in Value row, ReadOnlySpan<Value> arguments)
    {
        var id = derived.Entity is null ? derived.Name : $"{derived.Entity.Name}[{KeyText.Of(row)}].{derived.ShortName}";
        if (arguments.Length > 0)
        {
            var texts = new string[arguments.Length];
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = KeyText.Of(arguments[i]);
            }

            id += "(" + string.Join(", ", texts) + ")";
        }

        var element = context.Plan.Elements.Derived[derived.Index];
        Open(new ProofNode(ProofKind.Derived, id, derived.ShortName)
        {
            Text = derived.FormulaText.Text,
            Unit = derived.Unit,
            Digits = derived.Digits,
            Status = context.Statuses.Of(element),
            Basis = element.Basis,
            Location = derived.Info.Location,
        });
    }

    /// <inheritdoc/>
    public void EnterLet(LetDef let)
        => Open(new ProofNode(ProofKind.Let, "令:" + let.Name, let.Name) { Text = let.Text.Text, Unit = let.Unit, Digits = let.Digits, Location = let.Text.Locate(0) });

    /// <inheritdoc/>
    public void EnterTable(DecisionTable table, ReadOnlySpan<Value> inputs)
    {
        var element = context.Plan.Elements.Tables[table];
        var texts = new string[inputs.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = $"{table.Inputs[i].Name} = {KeyText.Of(inputs[i])}";
        }

        Open(new ProofNode(ProofKind.Table, $"{table.Info.Name}({string.Join(", ", texts)})", table.Info.Name)
        {
            Text = table.Info.Title,
            Status = context.Statuses.Of(element),
            Basis = element.Basis,
            Location = table.Info.Location,
            Unit = table.Outputs.Length == 1 ? table.Outputs[0].Unit : null,
            Digits = table.Outputs.Length == 1 ? table.Outputs[0].Digits : null,
        });
    }

    /// <inheritdoc/>
    public void TableRow(DecisionTable table, TableRow row, Truth truth)
    {
        var element = context.Plan.Elements.Rows[row];
        Leaf(new ProofNode(ProofKind.TableRow, table.Info.Name + "/" + row.Id, row.Id)
        {
            Text = string.Join(" | ", row.Cells.Select(c => c.Text.Text)),
            Truth = truth,
            Status = context.Statuses.Of(element),
            Basis = element.Basis,
            Location = row.Location,
        });
    }

    /// <inheritdoc/>
    public object Exit(in Value value)
    {
        var node = _open.Pop();
        node.Value = value;
        return node;
    }

    /// <inheritdoc/>
    public void Note(RecordedNote note)
        => Leaf(new ProofNode(ProofKind.Note, "缺口:" + note.Text, note.Kind switch { NoteKind.Coverage => "覆盖", NoteKind.Provisional => "暂定", _ => "判断缺失" })
        {
            Text = note.Kind == NoteKind.Coverage ? string.Create(CultureInfo.InvariantCulture, $"{note.Text} {note.Known}/{note.Total}") : note.Text,
            Missing = [.. note.Missing],
        });

    private void Leaf(ProofNode node)
    {
        if (_open.TryPeek(out var parent))
        {
            parent.Add(node);
        }
    }

    private ProofNode FactNode(FactTable facts, int row, FieldDef field, in Value value)
        => new(ProofKind.Fact, $"{facts.Entity.Name}[{(row < 0 ? KeyText.NotReported : facts.KeyOf(row))}].{field.Name}", field.DisplayName)
        {
            Value = value,
            Unit = UnitOf(facts, row, field),
            Digits = field.Digits,
            Origin = row < 0 ? null : facts.OriginOf(row),
            Location = row < 0 ? null : facts.LocationOf(row, field.Slot),
            Fact = new FactRef(facts, row, field),
        };

    private string? UnitOf(RowSource source, int row, FieldDef field)
    {
        if (field.UnitFrom is not { Count: 2 } path || row < 0 || !field.Entity.TryGetField(path[0], out var first))
        {
            return field.Unit;
        }

        var target = context.Stored(source, row, first.Slot);
        return target.As<RowSource>() is { } to && to.RowType is EntityRowType type && type.Entity.TryGetField(path[1], out var unit) ? to.Get(target.RowIndex, unit.Slot).AsText : null;
    }

    private ProofNode ReferenceNode(RowSource source, int row, FieldDef field, in Value value)
    {
        var element = context.Plan.Elements.References.TryGetValue(source, out var elements) ? elements[row] : null;
        return new ProofNode(ProofKind.Reference, $"{field.Entity.Name}[{source.KeyOf(row)}].{field.Name}", field.DisplayName)
        {
            Value = value,
            Unit = UnitOf(source, row, field),
            Digits = field.Digits,
            Status = element is null ? null : context.Statuses.Of(element),
            Basis = element?.Basis ?? [],
            Location = (source as IAttributedRows)?.LocationOf(row),
        };
    }

    private ProofNode ListNode(string id, EntityDef entity, FieldDef? along, ListValue rows, (object, int, object) key)
    {
        if (!_leaves.TryGetValue(key, out var node))
        {
            var completeness = context.SourceOf(entity) is FactTable facts ? "，" + StatusWords.Of(facts.Completeness) : string.Empty;
            _leaves[key] = node = new ProofNode(ProofKind.List, id, entity.Name)
            {
                Text = string.Create(CultureInfo.InvariantCulture, $"{rows.Count} 行{completeness}"),
                Missing = [.. rows.Gap?.Items() ?? []],
                Listed = entity,
                Along = along,
            };
        }

        return node;
    }
}
