using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
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

namespace Zhudian.Advisor.Knowledge.Rules;

/// <summary>Binds the parts of one rule in order: 对, 令, 当, 无, 则. Slots: variables, then one memo per 令, then what expressions need.</summary>
internal sealed partial class RuleParts(ExpressionBinder binder, GlobalNames globals, IRowLookup rows, RuleDef rule, LineNode root)
{
    private readonly List<LocalSymbol> _variables = [];
    private readonly Dictionary<string, LetSymbol> _lets = new(StringComparer.Ordinal);
    private readonly LetSlots _letSlots = [];
    private readonly Dictionary<LocalSymbol, Quantity> _quantities = [];
    private LocalSymbol? _subject;
    private LineNode? _binding;
    private IReadOnlyCollection<string> _letNames = [];
    private int _firstFree;
    private int _frameSize;
    private KnowledgeScope? _scope;
    private int _scopeVariables;

    private KnowledgeBuilder Builder => binder.Builder;

    public void Bind()
    {
        if (root.Child("对") is not { } over)
        {
            Builder.Report(RuleDiagnostics.Missing(rule.Info.Location, rule.Id, "对", "写一行 对: 断面"));
            return;
        }

        if (root.Child("则") is not { } actions)
        {
            Builder.Report(RuleDiagnostics.Missing(rule.Info.Location, rule.Id, "则", "写明得出什么结论"));
            return;
        }

        rule.Variables = Variables(over);
        if (rule.Variables.IsDefaultOrEmpty)
        {
            return;
        }

        rule.Lets = Lets();
        rule.Conditions = Conditions();
        rule.Absences = root.Child("无") is null ? [] : [.. root.Children.Where(c => c.Key == "无").Select(Absence).OfType<AbsenceDef>()];
        if (rule.Conditions.IsEmpty && rule.Absences.IsEmpty && root.Child("当") is null)
        {
            Builder.Report(RuleDiagnostics.NoCondition(rule.Info.Location, rule.Id));
        }

        rule.Actions = [.. actions.Children.Select(Action).OfType<ActionDef>()];
        rule.FrameSize = Math.Max(_frameSize, _firstFree);
        CheckLetsUsed();
    }

    private void CheckLetsUsed()
    {
        if (rule.Lets.IsEmpty)
        {
            return;
        }

        var used = new HashSet<LetDef>(ReferenceEqualityComparer.Instance);
        foreach (var tree in Trees())
        {
            foreach (var node in BoundTrees.All(tree))
            {
                if (node is BoundGlobal { Symbol: LetSymbol { Let: var let } })
                {
                    used.Add(let);
                }
            }
        }

        foreach (var let in rule.Lets)
        {
            if (!used.Contains(let))
            {
                Builder.Report(RuleDiagnostics.UnusedLet(root.Child("令")!.Child(let.Name)!.Location, let.Name));
            }
        }
    }

    private IEnumerable<BoundExpression> Trees()
        => rule.Lets.Select(l => l.Bound).Concat(rule.Conditions.Select(c => c.Bound)).Concat(rule.Absences.Select(a => a.Condition.Bound))
            .Concat(rule.Actions.SelectMany(a => a.Fields).SelectMany(f => Derived.Dependencies.Trees(f.Slot)));

    // Conditions and fields of a rule all stand in the same scope.
    private KnowledgeScope Scope(int firstFree)
    {
        if (_scope is null || _scope.FirstFreeSlot != firstFree || _scopeVariables != _variables.Count)
        {
            _scope = new KnowledgeScope(globals, _variables, firstFree, _subject, Let, _letNames);
            _scopeVariables = _variables.Count;
        }

        return _scope;
    }

    // A name that is not bound yet although its turn has passed stands on a cycle.
    private LetSymbol? Let(string name)
    {
        if (!_lets.TryGetValue(name, out var let) && _binding is not null && _letNames.Contains(name))
        {
            Builder.Report(RuleDiagnostics.LetCycle(_binding.Location, _binding.Key!));
            _lets[name] = let = Broken(root.Child("令")!.Child(name)!);
        }

        return let;
    }

    // Known by name, so that its uses are not reported as well; the rule is given up anyway.
    private LetSymbol Broken(LineNode node)
    {
        var nothing = new BoundLiteral(Feel.Values.Value.Null, FeelType.Any, default);
        return new LetSymbol(new LetDef(node.Key!, VariableCount + root.Child("令")!.Children.IndexOf(node), nothing, FeelCompiler.Compile(nothing), node.Value!));
    }

    private void Uses(int frameSize) => _frameSize = Math.Max(_frameSize, frameSize);

    private ImmutableArray<RuleVariable> Variables(LineNode over)
    {
        var variables = ImmutableArray.CreateBuilder<RuleVariable>();
        if (over.Value is { } single)
        {
            if (Variable("本", single, 0, unnamed: true) is not { } subject)
            {
                return [];
            }

            _subject = _variables[0];
            variables.Add(subject);
        }
        else
        {
            if (over.Children.Length > MaxVariables)
            {
                Builder.Report(RuleDiagnostics.TooMany(over.Location, rule.Id, over.Children.Length));
                return [];
            }

            foreach (var child in over.Children)
            {
                if (!RuleNames.Check(child.Key!, "变量", child.Location, _variables, null, globals, Builder) || Variable(child.Key!, child.Value!, variables.Count, unnamed: false) is not { } variable)
                {
                    return [];
                }

                variables.Add(variable);
            }
        }

        return variables.ToImmutable();
    }

    private const int MaxVariables = RuleBinder.MaxVariables;

    private RuleVariable? Variable(string name, SourceText text, int slot, bool unnamed)
    {
        if (!SlotBinder.IsExpression(text.Text))
        {
            if (!Builder.Entities.TryGetValue(text.Text, out var entity))
            {
                Builder.Report(RuleDiagnostics.NoEntity(text, Spelling.Hint(text.Text, Builder.Entities.Keys)));
                return null;
            }

            _variables.Add(new LocalSymbol(name, entity.RowType, slot));
            return new RuleVariable(name, slot, entity, null, null, text, unnamed);
        }

        // A list may need slots of its own; they lie past every variable and 令.
        var expression = text.TrimFrom(1);
        if (binder.Bind(expression, Scope(LetBase()), locals: _quantities, formula: true) is not { } bound)
        {
            return null;
        }

        if (bound.Bound.Type is not ListType list)
        {
            if (bound.Bound.Type != FeelType.Any)
            {
                Builder.Report(RuleDiagnostics.NotAList(expression, Feel.Binding.TypeText.Chinese(bound.Bound.Type)));
                return null;
            }

            list = FeelType.ListOf(FeelType.Any);
        }

        Uses(bound.FrameSize);
        var symbol = new LocalSymbol(name, list.Element, slot);
        _variables.Add(symbol);
        _quantities[symbol] = bound.Unit;
        return new RuleVariable(name, slot, null, bound.Bound, bound.Code, text, unnamed);
    }

    private int VariableCount => root.Child("对") is { Value: null } over ? over.Children.Length : 1;

    private int LetBase() => VariableCount + (root.Child("令")?.Children.Length ?? 0);

    private ImmutableArray<LetDef> Lets()
    {
        var nodes = root.Child("令")?.Children ?? [];
        (_letNames, _scope) = ([.. nodes.Select(n => n.Key!)], null);
        // Each 令 is evaluated in the middle of other expressions of the frame, so its own variables must not share slots with theirs.
        _firstFree = LetBase();
        var lets = new List<LetDef>();
        foreach (var node in LetOrder.Sort(nodes))
        {
            if (!RuleNames.Check(node.Key!, "令", node.Location, _variables, _subject, globals, Builder))
            {
                continue;
            }

            _binding = node;
            var bound = binder.Bind(node.Value!, Scope(_firstFree), locals: _quantities, formula: true);
            _binding = null;
            if (bound is null || _lets.ContainsKey(node.Key!))
            {
                _lets.TryAdd(node.Key!, Broken(node));
                continue;
            }

            _firstFree = Math.Max(_firstFree, bound.FrameSize);
            var let = new LetDef(node.Key!, VariableCount + nodes.IndexOf(node), bound.Bound, bound.Code, node.Value!)
            {
                Unit = (bound.Unit as KnownQuantity)?.Symbol is { Length: > 0 } symbol ? symbol : null,
                Digits = DigitsOf.Static(bound.Bound).Decimals,
            };
            binder.Units.Set(let, bound.Unit);
            _letSlots[let] = JoinFinder.SlotsOf(bound.Bound, _letSlots) ?? [.. _variables.Select(v => v.Slot)];
            _lets.Add(let.Name, new LetSymbol(let));
            lets.Add(let);
        }

        Uses(_firstFree);
        return [.. lets.OrderBy(l => l.Slot)];
    }

    private ImmutableArray<ConditionDef> Conditions()
    {
        var conditions = ImmutableArray.CreateBuilder<ConditionDef>();
        var rowSlots = new HashSet<int>();
        foreach (var variable in rule.Variables)
        {
            if (variable.Entity is not null && variable.Slot > 0)
            {
                rowSlots.Add(variable.Slot);
            }
        }

        foreach (var item in root.Child("当")?.Children ?? [])
        {
            if (binder.Bind(item.Value!, Scope(_firstFree), condition: true, locals: _quantities) is { } bound)
            {
                Uses(bound.FrameSize);
                if (bound.Bound is BoundLiteral { Value.IsFalse: true })
                {
                    Builder.Report(RuleDiagnostics.Never(item.Value!));
                }

                conditions.Add(new ConditionDef(bound.Bound, bound.Code, item.Value!, JoinFinder.Find(bound.Bound, rowSlots, _letSlots, item.Value!))
                {
                    OnlySlot = JoinFinder.OnlySlotOf(bound.Bound),
                    Ranges = RangeFinder.Find(bound.Bound, rowSlots, _letSlots, item.Value!),
                });
            }
        }

        return conditions.ToImmutable();
    }

    private AbsenceDef? Absence(LineNode node)
    {
        var variables = node.Children.Where(c => c.Key != "且").ToList();
        if (variables.Count != 1 || node.Child("且")?.Value is not { } text)
        {
            Builder.Report(RuleDiagnostics.Absence(node.Location, variables.Count == 1 ? "没有“且”" : $"有 {variables.Count} 个变量"));
            return null;
        }

        var (name, kind) = (variables[0].Key!, variables[0].Value!);
        if (!RuleNames.Check(name, "变量", variables[0].Location, _variables, _subject, globals, Builder))
        {
            return null;
        }

        if (!Builder.Entities.TryGetValue(kind.Text, out var entity))
        {
            Builder.Report(RuleDiagnostics.NoEntity(kind, Spelling.Hint(kind.Text, Builder.Entities.Keys)));
            return null;
        }

        var symbol = new LocalSymbol(name, entity.RowType, _firstFree);
        if (binder.Bind(text, Scope(_firstFree).With(_firstFree + 1, symbol), condition: true, locals: _quantities) is not { } bound)
        {
            return null;
        }

        Uses(bound.FrameSize);
        var join = JoinFinder.Find(bound.Bound, new HashSet<int> { symbol.Slot }, _letSlots, text);
        return new AbsenceDef(name, symbol.Slot, entity, new ConditionDef(bound.Bound, bound.Code, text, join));
    }
}
