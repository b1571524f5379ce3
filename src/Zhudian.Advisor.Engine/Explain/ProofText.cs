using System.Globalization;
using System.Text;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>Proofs as Chinese text: the short reason first, then the steps to any depth.</summary>
public static class ProofText
{
    private const int GroupFrom = 6;

    /// <summary>The short reason: conclusion, conditions with their values, clause, status, coverage.</summary>
    public static string Short(Proof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var conclusion = proof.Conclusion;
        var text = new StringBuilder();
        text.Append(conclusion.Text).Append('\n');
        var reasons = proof.Root.Children.Where(c => c.Kind == ProofKind.Condition).Select(ConditionReason.Of).ToList();
        if (reasons.Count > 0)
        {
            text.Append("理由：").AppendJoin("；", reasons).Append("。\n");
        }

        text.Append("规则：").Append(conclusion.Rule.Id).Append('（').Append(conclusion.Rule.Info.Title).Append("）\n");
        if (conclusion.Basis.Length > 0)
        {
            text.Append("依据：").AppendJoin("；", conclusion.Basis).Append('\n');
        }

        text.Append("核验：").Append(StatusWords.Of(conclusion.Status));
        if (conclusion.WeakestElement.Length > 0)
        {
            text.Append("（最弱环节：").Append(conclusion.WeakestElement).Append('）');
        }

        text.Append('\n');
        if (conclusion.Origin is { } origin)
        {
            text.Append("数据来源：").Append(StatusWords.Of(origin)).Append('\n');
        }

        foreach (var note in conclusion.Coverage)
        {
            text.Append(CultureInfo.InvariantCulture, $"覆盖：{note.Text}\n");
        }

        if (conclusion.Provisional)
        {
            text.Append("暂定：用到了缺省值\n");
        }

        foreach (var (parameter, value) in conclusion.Contested)
        {
            text.Append("有争议的取值：").Append(parameter).Append(" = ").Append(KeyText.Of(value)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The steps as an indented list; a step met again is named, not repeated.</summary>
    /// <param name="root">Where to start.</param>
    /// <param name="depth">Levels to print.</param>
    /// <param name="maxLines">Lines to print at most.</param>
    public static string Tree(ProofNode root, int depth = 12, int maxLines = 4000)
    {
        ArgumentNullException.ThrowIfNull(root);
        var text = new StringBuilder();
        var lines = 0;
        Append(text, root, 0, depth, maxLines, ref lines, new HashSet<ProofNode>(ReferenceEqualityComparer.Instance));
        return text.ToString();
    }

    /// <summary>One line for a step.</summary>
    public static string Line(ProofNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var text = new StringBuilder();
        switch (node.Kind)
        {
            case ProofKind.Conclusion:
                text.Append("结论 ").Append(node.Id).Append('：').Append(node.Text);
                break;
            case ProofKind.Variable:
                text.Append("对 ").Append(node.Text);
                break;
            case ProofKind.Condition:
                text.Append(Word(node.Truth)).Append(' ').Append(ConditionReason.Of(node));
                break;
            case ProofKind.TableRow:
                text.Append("行 ").Append(node.Id).Append("：").Append(node.Text).Append(node.Truth == Truth.Unknown ? "（未能确定）" : string.Empty);
                break;
            case ProofKind.Note or ProofKind.List:
                text.Append(node.Name).Append('：').Append(node.Text);
                break;
            default:
                text.Append(Kind(node.Kind)).Append(' ').Append(node.Kind is ProofKind.Fact or ProofKind.Derived or ProofKind.Reference or ProofKind.Table ? node.Id : node.Name).Append(" = ").Append(ValueOf(node));
                break;
        }

        if (node.Origin is { } origin)
        {
            text.Append("〔").Append(StatusWords.Of(origin)).Append('〕');
        }

        if (node.Status is { } status && node.Kind is not ProofKind.Condition)
        {
            text.Append("〔").Append(StatusWords.Of(status)).Append(node.Basis.Length > 0 ? "；" + string.Join("；", node.Basis) : string.Empty).Append('〕');
        }

        if (node.Missing.Length > 0)
        {
            text.Append("（缺：").AppendJoin("、", node.Missing.Take(5).Select(m => m.Text)).Append(node.Missing.Length > 5 ? " 等" : string.Empty).Append('）');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ProofNode node, int level, int depth, int maxLines, ref int lines, HashSet<ProofNode> seen)
    {
        if (lines >= maxLines)
        {
            return;
        }

        lines++;
        text.Append(' ', level * 2).Append("- ").Append(lines == maxLines ? $"……（证明超过 {maxLines} 行，其余步骤没有列出；减小 --depth 可看到后面的步骤）" : Line(node));
        if (!seen.Add(node))
        {
            text.Append(node.Children.Count > 0 ? "（见上）\n" : "\n");
            return;
        }

        text.Append('\n');
        if (level >= depth)
        {
            return;
        }

        foreach (var group in Groups(node.Children))
        {
            if (group.Count < GroupFrom)
            {
                foreach (var child in group)
                {
                    Append(text, child, level + 1, depth, maxLines, ref lines, seen);
                }
            }
            else if (lines++ < maxLines)
            {
                var first = group[0];
                text.Append(' ', (level + 1) * 2).Append(CultureInfo.InvariantCulture, $"- {Kind(first.Kind)} {first.Fact!.Table.Entity.Name}.{first.Fact.Field.Name} 共 {group.Count} 个，如 {Line(first)}\n");
            }
        }
    }

    // Many facts of one field read as one line.
    private static IEnumerable<List<ProofNode>> Groups(IReadOnlyList<ProofNode> children)
        => children.Select((c, i) => (c, i)).GroupBy(p => p.c.Fact is { } fact ? (object)fact.Field : p.i).Select(g => g.Select(p => p.c).ToList());

    private static string ValueOf(ProofNode node) => ValueFormatter.Format(node.Value, new ValueFormat(Decimals: node.Digits, Unit: node.Unit), node.Name);

    private static string Word(Truth? truth) => truth switch { Truth.True => "✓", Truth.False => "✗", Truth.Unknown => "？", Truth.Null => "－", _ => "！" };

    private static string Kind(ProofKind kind) => kind switch
    {
        ProofKind.Let => "令",
        ProofKind.Field => "则",
        ProofKind.Derived => "派生量",
        ProofKind.Table => "表",
        ProofKind.Parameter => "参数",
        ProofKind.Reference => "参考",
        ProofKind.Fact => "事实",
        _ => string.Empty,
    };
}
