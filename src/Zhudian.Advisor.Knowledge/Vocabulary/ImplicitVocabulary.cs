using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Knowledge.Vocabulary;

/// <summary>What exists without being declared: the one-row entity 评估 (RULES.md §7) and the fields every conclusion kind ends with (§12).</summary>
public static class ImplicitVocabulary
{
    /// <summary>评估: the run itself.</summary>
    public const string EvaluationName = "评估";

    private static readonly SourceLocation Nowhere = new(string.Empty, 0, 0);

    private static readonly ImplicitField[] ConclusionFields =
    [
        new("规则", new(DataKind.Text)), new("主体", new(DataKind.Text)), new("核验", new(DataKind.Text)), new("来源", new(DataKind.Text)),
        new("依据", new(DataKind.List, Element: new DataType(DataKind.Text))), new("暂定", new(DataKind.YesNo)),
    ];

    /// <summary>Number of implicit fields at the end of a conclusion kind.</summary>
    public static int ConclusionFieldCount => ConclusionFields.Length;

    /// <summary>Names of the implicit fields of conclusion kinds, in order.</summary>
    public static IEnumerable<string> ConclusionFieldNames => ConclusionFields.Select(f => f.Name);

    /// <summary>The entity 评估 with 评价日, 期, 对比期, 城市; exactly one row.</summary>
    internal static EntityDef Evaluation()
    {
        var entity = new EntityDef(new ElementInfo(EvaluationName, EvaluationName, Nowhere, BlockAttributes.None with { Status = VerificationStatus.Verified }, []), EntityRole.Entity);
        ImplicitField[] fields = [new("评价日", new(DataKind.Date)), new("期", new(DataKind.Period)), new("对比期", new(DataKind.Period)), new("城市", new(DataKind.Text))];
        entity.Fields = [.. fields.Select((f, slot) => new FieldDef(entity, f.Name, slot, f.Type, Nowhere))];
        entity.Key = [entity.Fields[0]];
        entity.Description = "本次评估：评价日、评估期、对比期和城市。";
        return entity;
    }

    /// <summary>The implicit fields of a conclusion kind from slot <paramref name="first"/> on.</summary>
    internal static IEnumerable<FieldDef> Conclusion(EntityDef kind, int first)
        => ConclusionFields.Select((f, i) => new FieldDef(kind, f.Name, first + i, f.Type, kind.Info.Location));

    private sealed record ImplicitField(string Name, DataType Type);
}
