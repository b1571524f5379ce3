using System.Collections.Immutable;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>Recognition of machine blocks by shape (RULES.md §2), and of those that nearly have it.</summary>
internal static class BlockShapes
{
    private static readonly (string Word, RawBlockKind Kind)[] Words =
    [
        ("字段", RawBlockKind.Vocabulary), ("枚举", RawBlockKind.Enumeration), ("单位", RawBlockKind.Units), ("派生量", RawBlockKind.Derived),
        ("参数", RawBlockKind.Parameters), ("用例", RawBlockKind.Cases), ("不可编码", RawBlockKind.OpenNorms),
    ];

    private static readonly string[] HitPolicies = ["U", "A", "P", "F", "R", "O", "C", "C+", "C<", "C>", "C#"];

    /// <summary>Kind of a table by its header cells; null for prose, then <paramref name="nearMiss"/> may say what it nearly is.</summary>
    public static RawBlockKind? OfTable(IReadOnlyList<string> header, out string? nearMiss)
    {
        nearMiss = null;
        var first = header[0];
        foreach (var (word, kind) in Words)
        {
            if (string.Equals(first, word, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        var arrow = header.Any(h => h.StartsWith('→'));
        var policy = Array.IndexOf(HitPolicies, first) >= 0;
        if (policy && arrow)
        {
            return RawBlockKind.DecisionTable;
        }

        var dot = first.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && Identifiers.IsIdentifier(first.AsSpan(0, dot)) && Identifiers.IsIdentifier(first.AsSpan(dot + 1)))
        {
            return RawBlockKind.Reference;
        }

        nearMiss = NearTable(header, policy, arrow);
        return null;
    }

    /// <summary>Kind of a fence by its info word; null for prose.</summary>
    public static RawBlockKind? OfFence(string info, string firstLine, out string? nearMiss)
    {
        nearMiss = null;
        switch (info)
        {
            case "rule":
                return RawBlockKind.Rule;
            case "case":
                return RawBlockKind.Case;
        }

        var word = info.ToLowerInvariant();
        nearMiss = word is "rule" or "rules" or "规则" or "ruel" || (word.Length == 0 && firstLine.StartsWith("编号:", StringComparison.Ordinal)) ? "围栏的标记应为小写的 rule"
            : word is "case" or "cases" or "用例" || (word.Length == 0 && firstLine.StartsWith("名称:", StringComparison.Ordinal)) ? "围栏的标记应为小写的 case"
            : null;
        return null;
    }

    private static string? NearTable(IReadOnlyList<string> header, bool policy, bool arrow)
    {
        if (policy)
        {
            return header.Any(h => h.StartsWith("->", StringComparison.Ordinal) || h.StartsWith("=>", StringComparison.Ordinal))
                ? "输出列的列名以“→”开头" : header.Count > 1 ? "若是决策表，输出列的列名要以“→”开头" : null;
        }

        var plain = Plain(header[0]);
        if (arrow)
        {
            return Array.IndexOf(HitPolicies, plain.ToUpperInvariant()) >= 0
                ? $"命中方式写作“{plain.ToUpperInvariant()}”"
                : plain.Length <= 2 ? $"第一个表头应为命中方式：{string.Join(' ', HitPolicies)}" : null;
        }

        foreach (var (word, _) in Words)
        {
            if (string.Equals(plain, word, StringComparison.Ordinal)
                || (plain.Length == word.Length + 1 && plain.StartsWith(word, StringComparison.Ordinal) && plain[^1] is '名' or '值' or '表' or '列')
                || (word.Length > 2 && plain.Length >= 2 && Spelling.Distance(plain, word) == 1))
            {
                return $"若是机器表，第一个表头应为“{word}”";
            }
        }

        return null;
    }

    private static string Plain(string cell)
        => string.Concat(cell.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '`' or '_' or ':' or '：')).Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));
}
