using System.Globalization;
using System.Text;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Testing.Drafts;

/// <summary>A case as a fence of the rule language (RULES.md §12).</summary>
internal static class CaseWriter
{
    /// <summary>The fence; null when some value has no literal.</summary>
    /// <param name="case">Day, parameters and facts.</param>
    /// <param name="name">名称.</param>
    /// <param name="expected">Items of 得, without the dash.</param>
    /// <param name="forbidden">Items of 不得.</param>
    /// <param name="unknown">Items of 未知.</param>
    public static string? Fence(RuleCase @case, string name, IReadOnlyCollection<string> expected, IReadOnlyCollection<string> forbidden, IReadOnlyCollection<string> unknown)
    {
        var text = new StringBuilder("```case\n名称: ").Append(name).Append('\n');
        if (@case.Day is { } day)
        {
            text.Append(CultureInfo.InvariantCulture, $"评价日: {day:yyyy-MM-dd}\n");
        }

        if (@case.Parameters.Count > 0)
        {
            text.Append("参数:\n");
            foreach (var (parameter, value) in @case.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                if ((value.IsUnknown ? "未取得" : CaseLiteral.Cell(value)) is not { } literal)
                {
                    return null;
                }

                text.Append("  ").Append(parameter).Append(": ").Append(literal).Append('\n');
            }
        }

        if (!Given(text, @case))
        {
            return null;
        }

        Items(text, "得", expected);
        Items(text, "不得", forbidden);
        Items(text, "未知", unknown);
        return text.Append("```\n").ToString();
    }

    private static bool Given(StringBuilder text, RuleCase @case)
    {
        if (@case.Given.Length > 0)
        {
            text.Append("给:\n");
        }

        foreach (var given in @case.Given)
        {
            if (given.Rows.IsEmpty)
            {
                text.Append("  ").Append(given.Entity).Append(": []\n");
            }

            foreach (var row in given.Rows)
            {
                var fields = row.Names.Zip(row.Values).Select(p => (p.First, Literal: CaseLiteral.Feel(p.Second))).ToList();
                if (fields.Exists(f => f.Literal is null))
                {
                    return false;
                }

                text.Append("  ").Append(given.Entity).Append(": {").AppendJoin(", ", fields.Select(f => $"{f.First}: {f.Literal}")).Append("}\n");
            }
        }

        return true;
    }

    private static void Items(StringBuilder text, string key, IReadOnlyCollection<string> items)
    {
        if (items.Count > 0)
        {
            text.Append(key).Append(":\n");
            foreach (var item in items)
            {
                text.Append("  - ").Append(item).Append('\n');
            }
        }
    }
}
