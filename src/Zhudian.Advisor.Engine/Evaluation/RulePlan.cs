using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Symbols;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// How a rule is enumerated: for each variable of 对 in order, the conditions that can be decided once it is set, the equality
/// that finds its rows in an index, and the 令 names that must be forgotten when it changes.
/// </summary>
internal sealed class RulePlan
{
    private DerivedDef[]? _early;

    private RulePlan(RuleDef rule, Element element, int rank, ActionPlan[] actions, RuleStep[] steps, int frameSize)
    {
        Rule = rule;
        Element = element;
        Rank = rank;
        Actions = actions;
        Steps = steps;
        FrameSize = frameSize;
        Ahead = AheadOfRows.Of(rule);
        HasJoins = Array.Exists(steps, s => s.Join is not null);
    }

    public RuleDef Rule { get; }

    public Element Element { get; }

    /// <summary>Place of 编号 among all rules (ordinal); editions of a rule have the same.</summary>
    public int Rank { get; }

    /// <summary>The children of 则.</summary>
    public ActionPlan[] Actions { get; }

    /// <summary>One step per variable; a rule without variables has one step without.</summary>
    public RuleStep[] Steps { get; }

    public int FrameSize { get; }

    /// <summary>Whether some step finds its rows in an index.</summary>
    public bool HasJoins { get; }

    /// <summary>Quantities of the first variable computed before its rows are enumerated.</summary>
    public DerivedDef[] Ahead { get; }

    /// <summary>Those of them that follow from facts alone: they may be computed before any rule runs. Found on first use; racing threads may find them twice.</summary>
    public DerivedDef[] Early => _early ??= [.. Ahead.Where(FactsAlone.Is)];

    public static RulePlan Of(RuleDef rule, Element element, int rank, IReadOnlyDictionary<EntityDef, KindPlan> kinds)
    {
        var variables = rule.Variables;
        var depths = new SlotDepths(rule);
        var count = Math.Max(1, variables.Length);
        var steps = new RuleStep[count];
        for (var depth = 0; depth < count; depth++)
        {
            var variable = variables.Length == 0 ? null : variables[depth];
            var conditions = rule.Conditions.Where(c => Math.Max(0, depths.Of(c.Bound)) == depth).ToArray();
            var absences = rule.Absences.Where(a => Math.Max(0, depths.Of(a.Condition.Bound)) == depth).ToArray();
            var join = variable?.Entity is null ? null : rule.Conditions.FirstOrDefault(c => c.Join is { } key && key.Slot == variable.Slot && Math.Max(0, depths.Of(c.Bound)) == depth);
            var lets = rule.Lets.Where(l => depths.Of(l) >= depth).Select(l => l.Slot).ToArray();
            ConditionDef[] own = join is null ? [] : [.. conditions.Where(c => c.OnlySlot == variable!.Slot)];
            RangeKey[] ranges = join is null ? [] : [.. conditions.SelectMany(c => c.Ranges).Where(r => r.Slot == variable!.Slot)];
            steps[depth] = new RuleStep(variable, conditions, absences, join, lets, own, [.. ranges.Where(r => string.Equals(r.Path, ranges[0].Path, StringComparison.Ordinal))]);
        }

        var slots = Math.Max(rule.FrameSize, variables.Length + rule.Lets.Length + 1);
        foreach (var absence in rule.Absences)
        {
            slots = Math.Max(slots, absence.Slot + 1);
        }

        return new RulePlan(rule, element, rank, [.. rule.Actions.Select(a => new ActionPlan(rule, a, kinds[a.Kind]))], steps, slots);
    }

    /// <summary>Depth of the last variable of 对 an expression needs; −1 when it needs none.</summary>
    private sealed class SlotDepths(RuleDef rule)
    {
        private readonly Dictionary<string, int> _lets = new(StringComparer.Ordinal);

        public int Of(LetDef let)
        {
            if (!_lets.TryGetValue(let.Name, out var depth))
            {
                _lets[let.Name] = -1;
                _lets[let.Name] = depth = Of(let.Bound);
            }

            return depth;
        }

        public int Of(BoundExpression? expression)
        {
            switch (expression)
            {
                // Code without a tree (built by hand) may use everything.
                case null:
                    return rule.Variables.Length - 1;
                case BoundLocal local:
                    for (var i = 0; i < rule.Variables.Length; i++)
                    {
                        if (rule.Variables[i].Slot == local.Symbol.Slot)
                        {
                            return i;
                        }
                    }

                    return -1;
                case BoundGlobal global when rule.Lets.FirstOrDefault(l => string.Equals(l.Name, global.Symbol.Name, StringComparison.Ordinal)) is { } let:
                    return Of(let);
            }

            var deepest = -1;
            foreach (var child in expression.Children)
            {
                deepest = Math.Max(deepest, Of(child));
            }

            return deepest;
        }
    }
}

/// <summary>One variable of 对 and what is decided once it is set.</summary>
/// <param name="Variable">Null in a rule without variables.</param>
/// <param name="Conditions">Conditions decided here.</param>
/// <param name="Absences">无 decided here.</param>
/// <param name="Join">Condition whose equality finds the rows; null = all rows.</param>
/// <param name="Lets">Slots of 令 names to forget when the variable changes.</param>
/// <param name="Own">Of the conditions of a join, those that look at this variable alone: rows they refute are not in the index.</param>
/// <param name="Ranges">Bounds on one number of the rows of a join: rows outside are not tried.</param>
internal sealed record RuleStep(RuleVariable? Variable, ConditionDef[] Conditions, AbsenceDef[] Absences, ConditionDef? Join, int[] Lets, ConditionDef[] Own, RangeKey[] Ranges)
{
    /// <summary>Which rows a join finds by which key follows from the sheet alone.</summary>
    public bool OfSheet { get; } = Join is not null && Array.TrueForAll(Own, c => SheetOnly.Is(c.Bound));

    /// <summary>Conditions that rows found by the key, and known to satisfy <see cref="Own"/>, have still to satisfy.</summary>
    public ConditionDef[] AfterKey { get; } = Join is null ? Conditions : Array.FindAll(Conditions, c => !Repeatable.Is(c.Bound) || !(ReferenceEquals(c, Join) || Own.Contains(c)));

    /// <summary>Of these, what rows inside all bounds have still to satisfy.</summary>
    public ConditionDef[] AfterBounds { get; } = Join is null ? Conditions : Array.FindAll(Conditions, c => !Repeatable.Is(c.Bound) || !(ReferenceEquals(c, Join) || Own.Contains(c) || IsBounds(c, Ranges)));

    /// <summary>The quantity of the variable that the first condition asks for, and nothing else; null when it is another condition.</summary>
    public DerivedDef? First { get; } = Variable is not null && Conditions is [{ Bound: BoundMember { IsProjection: false, Target: BoundLocal { Symbol: var local }, Member: DerivedMember { Derived: var derived } } }, ..]
        && local.Slot == Variable.Slot ? derived : null;

    // A comparison is one bound, a value between two others is two.
    private static bool IsBounds(ConditionDef condition, RangeKey[] ranges)
        => condition.Ranges.Length == (condition.Bound is BoundBetween ? 2 : 1) && condition.Ranges.All(r => ranges.Contains(r));
}
