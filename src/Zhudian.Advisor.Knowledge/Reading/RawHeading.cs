using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>A heading with the attributes that are not inherited; level 0 stands for the file itself.</summary>
internal sealed class RawHeading(int level, string title, SourceLocation location)
{
    public int Level { get; } = level;

    /// <summary>Whole text.</summary>
    public string Title { get; } = title;

    /// <summary>Text up to the first <c>（</c>: the name of the vocabulary, enumeration or decision table below it.</summary>
    public string Name { get; } = NameOf(title);

    public SourceLocation Location { get; } = location;

    /// <summary>种类 键 唯一 未知时 完整性 宽表 约束 缺省 正式定级 标记 of the attribute paragraph.</summary>
    public Dictionary<string, SourceText> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>豁免.</summary>
    public ImmutableArray<Waiver> Waivers { get; set; } = [];

    /// <summary>First prose paragraph under the heading (after the attribute paragraph); empty when there is none.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>The block this heading names, once there is one: a heading names at most one (RULES.md §1).</summary>
    public SourceLocation? Named { get; set; }

    private static string NameOf(string title)
    {
        var cut = title.IndexOf('（', StringComparison.Ordinal);
        return (cut < 0 ? title : title[..cut]).Trim();
    }
}
