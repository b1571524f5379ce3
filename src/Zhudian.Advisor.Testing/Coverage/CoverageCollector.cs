using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Coverage;

/// <summary>Remembers what an engine did. Bindings over rows that only might exist do not count.</summary>
internal sealed class CoverageCollector(KnowledgeBase knowledge) : IEvaluationObserver
{
    private readonly Dictionary<ConditionDef, CoverageAtom> _conditions = knowledge.Rules.SelectMany(r => r.Conditions).ToDictionary(c => c, CoverageAtom.Of, (IEqualityComparer<ConditionDef>)ReferenceEqualityComparer.Instance);
    private readonly Dictionary<AbsenceDef, (bool True, bool False)> _absences = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<RuleDef> _fired = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<TableRow> _rows = new(ReferenceEqualityComparer.Instance);

    /// <summary>What was seen for the first time since somebody cleared this: the rule, the place of the item, the key of the binding as far as it went.</summary>
    public List<(RuleDef Rule, SourceLocation Place, string Key)> Fresh { get; } = [];

    /// <inheritdoc/>
    public void Condition(RuleDef rule, ConditionDef condition, Truth truth, Frame frame)
    {
        if (Real(rule, frame))
        {
            var atoms = _conditions[condition];
            var before = atoms.Leaves().Select(a => (a.SeenTrue, a.SeenFalse)).ToList();
            atoms.See(frame);
            foreach (var (atom, seen) in atoms.Leaves().Zip(before))
            {
                if ((atom.SeenTrue && !seen.SeenTrue) || (condition.Join is null && atom.SeenFalse && !seen.SeenFalse))
                {
                    Fresh.Add((rule, atom.Location, Key(rule, frame)));
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Absence(RuleDef rule, AbsenceDef absence, Truth truth, Frame frame)
    {
        if (Real(rule, frame))
        {
            var (seenTrue, seenFalse) = _absences.GetValueOrDefault(absence);
            if ((truth == Truth.True && !seenTrue) || (truth == Truth.False && !seenFalse))
            {
                _absences[absence] = (seenTrue || truth == Truth.True, seenFalse || truth == Truth.False);
                Fresh.Add((rule, absence.Condition.Text.Locate(0), Key(rule, frame)));
            }
        }
    }

    /// <inheritdoc/>
    public void Fired(RuleDef rule)
    {
        if (_fired.Add(rule))
        {
            Fresh.Add((rule, rule.Info.Location, string.Empty));
        }
    }

    /// <inheritdoc/>
    public void Row(DecisionTable table, TableRow row, Truth truth)
    {
        if (truth == Truth.True)
        {
            _rows.Add(row);
        }
    }

    /// <summary>All items, by place.</summary>
    public ImmutableArray<CoverageItem> Items()
    {
        var items = knowledge.Rules.SelectMany(Of).Concat(knowledge.Tables.Values.SelectMany(f => f.Editions).SelectMany(Of));
        return [.. items.OrderBy(i => i.Location.Path, StringComparer.Ordinal).ThenBy(i => i.Location.Line).ThenBy(i => i.Location.Column).ThenBy(i => i.Kind)];
    }

    private IEnumerable<CoverageItem> Of(RuleDef rule)
    {
        yield return new CoverageItem(CoverageKind.Rule, rule.Id, rule.Info.Title, rule.Info.Location, false, _fired.Contains(rule), false);
        foreach (var condition in rule.Conditions)
        {
            foreach (var atom in _conditions[condition].Leaves())
            {
                yield return new CoverageItem(CoverageKind.Condition, rule.Id, atom.Text, atom.Location, condition.Join is null, atom.SeenTrue, atom.SeenFalse);
            }
        }

        foreach (var absence in rule.Absences)
        {
            var (seenTrue, seenFalse) = _absences.GetValueOrDefault(absence);
            yield return new CoverageItem(CoverageKind.Absence, rule.Id, $"无 {absence.Entity.Name}：{absence.Condition.Text.Text}", absence.Condition.Text.Locate(0), true, seenTrue, seenFalse);
        }
    }

    private IEnumerable<CoverageItem> Of(DecisionTable table)
        => table.Rows.Select(row => new CoverageItem(CoverageKind.TableRow, table.Info.Name, row.Id, row.Location, false, _rows.Contains(row), false));

    private static string Key(RuleDef rule, Frame frame)
        => string.Join('+', rule.Variables.Select(v => frame.Slots[v.Slot]).Where(v => v.Kind == ValueKind.Row).Select(v => v.As<RowSource>()!.KeyOf(v.RowIndex)));

    private static bool Real(RuleDef rule, Frame frame)
    {
        foreach (var variable in rule.Variables)
        {
            var value = frame.Slots[variable.Slot];
            if (value.Kind == ValueKind.Row && value.RowIndex < 0)
            {
                return false;
            }
        }

        return true;
    }
}
