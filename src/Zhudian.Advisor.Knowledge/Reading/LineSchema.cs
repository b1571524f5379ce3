using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>What may stand under a key of a line block.</summary>
internal enum LineShape
{
    /// <summary>A raw text.</summary>
    Value,

    /// <summary>Items <c>- …</c>.</summary>
    Items,

    /// <summary>Entries with distinct keys of the writer's choice, each with a raw text.</summary>
    Entries,

    /// <summary>Entries whose keys may repeat, each with a raw text.</summary>
    RepeatableEntries,

    /// <summary>Entries whose keys may repeat, each with entries of its own.</summary>
    Groups,

    /// <summary>A raw text or distinct entries.</summary>
    ValueOrEntries,
}

/// <summary>Allowed keys of a line block with their shapes (RULES.md §§1, 3, 12).</summary>
internal sealed class LineSchema
{
    private readonly LineKey[] _keys;

    private LineSchema(params LineKey[] keys) => _keys = keys;

    public static LineSchema FrontMatter { get; } = new(
        new("标题", LineShape.Value), new("领域", LineShape.Value), new("语言版本", LineShape.Value), new("依据", LineShape.Value), new("核验", LineShape.Value),
        new("生效", LineShape.Value), new("失效", LineShape.Value), new("复核日期", LineShape.Value), new("责任人", LineShape.Value));

    public static LineSchema Rule { get; } = new(
        new("编号", LineShape.Value), new("对", LineShape.ValueOrEntries), new("令", LineShape.Entries), new("当", LineShape.Items), new("无", LineShape.Entries, Repeatable: true),
        new("则", LineShape.Groups), new("依据", LineShape.Value), new("核验", LineShape.Value), new("生效", LineShape.Value), new("失效", LineShape.Value));

    public static LineSchema Case { get; } = new(
        new("名称", LineShape.Value), new("评价日", LineShape.Value), new("参数", LineShape.Entries), new("给", LineShape.RepeatableEntries),
        new("得", LineShape.Items), new("不得", LineShape.Items), new("未知", LineShape.Items));

    /// <summary>Reports unknown and repeated keys and wrong shapes; returns only what fits, so that later steps need no checks.</summary>
    public LineNode Check(LineNode root, List<Diagnostic> diagnostics)
    {
        var kept = new Kept(root.Children);
        var seen = new SeenKeys(root.Children);
        for (var i = 0; i < root.Children.Length; i++)
        {
            var node = root.Children[i];
            if (node.Key is null)
            {
                diagnostics.Add(ReadingDiagnostics.NotAnEntry(node.Location));
                continue;
            }

            var index = IndexOf(node.Key);
            if (index < 0)
            {
                diagnostics.Add(ReadingDiagnostics.UnknownKey(node.Location, node.Key, string.Join(' ', _keys.Select(k => k.Key)), Spelling.Nearest(node.Key, _keys.Select(k => k.Key))));
                continue;
            }

            if (seen.Before(i) is { } earlier && !_keys[index].Repeatable)
            {
                diagnostics.Add(ReadingDiagnostics.RepeatedKey(node.Location, node.Key, earlier.Location));
                continue;
            }

            if (Fit(node, _keys[index].Shape, diagnostics) is { } fitting)
            {
                kept.Add(fitting);
            }
        }

        return kept.In(root);
    }

    private static LineNode? Fit(LineNode node, LineShape shape, List<Diagnostic> diagnostics)
    {
        var hasValue = node.Value is not null;
        var (hasItems, hasEntries) = (false, false);
        foreach (var child in node.Children)
        {
            (hasItems, hasEntries) = (hasItems || child.IsItem, hasEntries || !child.IsItem);
        }

        var expected = shape switch
        {
            LineShape.Value => hasValue && !hasItems && !hasEntries ? null : "“键: 内容”一行",
            LineShape.Items => !hasValue && hasItems && !hasEntries ? null : "下面几行“- 条目”",
            LineShape.ValueOrEntries => hasValue != hasEntries && !hasItems ? null : "一行内容，或下面几行“键: 内容”",
            _ => !hasValue && hasEntries && !hasItems ? null : "下面几行“键: 内容”",
        };
        if (expected is not null)
        {
            diagnostics.Add(ReadingDiagnostics.WrongShape(node.Location, node.Key!, expected));
            return null;
        }

        return shape is LineShape.Value or LineShape.Items || (shape == LineShape.ValueOrEntries && hasValue) ? node : FitChildren(node, shape, diagnostics);
    }

    private static LineNode FitChildren(LineNode node, LineShape shape, List<Diagnostic> diagnostics)
    {
        var kept = new Kept(node.Children);
        var seen = new SeenKeys(node.Children);
        for (var i = 0; i < node.Children.Length; i++)
        {
            var child = node.Children[i];
            if (seen.Before(i) is { } earlier && shape is LineShape.Entries or LineShape.ValueOrEntries)
            {
                diagnostics.Add(ReadingDiagnostics.RepeatedKey(child.Location, child.Key!, earlier.Location));
                continue;
            }

            if (Fit(child, shape == LineShape.Groups ? LineShape.Entries : LineShape.Value, diagnostics) is { } fitting)
            {
                kept.Add(fitting);
            }
        }

        return kept.In(node);
    }

    private int IndexOf(string key)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            if (string.Equals(_keys[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private sealed record LineKey(string Key, LineShape Shape, bool Repeatable = false);

    /// <summary>Which keys of a list of entries stood before. A block has a handful of them: looking along them is quicker than hashing them.</summary>
    private readonly struct SeenKeys(ImmutableArray<LineNode> nodes)
    {
        private const int Few = 16;
        private readonly Dictionary<string, LineNode>? _first = nodes.Length <= Few ? null : new(StringComparer.Ordinal);

        /// <summary>The first entry with the key of the entry at an index; null when that is the first. Asked in order of writing.</summary>
        public LineNode? Before(int index)
        {
            var node = nodes[index];
            if (_first is not null)
            {
                return _first.TryAdd(node.Key!, node) ? null : _first[node.Key!];
            }

            for (var i = 0; i < index; i++)
            {
                if (string.Equals(nodes[i].Key, node.Key, StringComparison.Ordinal))
                {
                    return nodes[i];
                }
            }

            return null;
        }
    }

    /// <summary>The children that fit; as long as all do nothing is copied.</summary>
    private ref struct Kept(ImmutableArray<LineNode> all)
    {
        private ImmutableArray<LineNode>.Builder? _other;
        private int _same;

        public void Add(LineNode node)
        {
            if (_other is null && _same < all.Length && ReferenceEquals(all[_same], node))
            {
                _same++;
                return;
            }

            if (_other is null)
            {
                _other = ImmutableArray.CreateBuilder<LineNode>(all.Length);
                _other.AddRange(all, _same);
            }

            _other.Add(node);
        }

        public readonly LineNode In(LineNode parent)
            => _other is not null ? parent with { Children = _other.ToImmutable() }
                : _same == all.Length ? parent
                : parent with { Children = all[.._same] };
    }
}
