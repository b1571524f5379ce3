using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>The implicit fields of conclusion kinds (RULES.md §12): they describe the conclusion, they are not part of its value.</summary>
internal static class ImplicitFields
{
    public const string Rule = "规则";
    public const string Subject = "主体";
    public const string Status = "核验";
    public const string Origin = "来源";
    public const string Basis = "依据";
    public const string Provisional = "暂定";

    /// <summary>Whether a field is one of them.</summary>
    public static bool Is(FieldDef field) => field.Name is Rule or Subject or Status or Origin or Basis or Provisional && field.Entity.Role == EntityRole.Conclusion;

    /// <summary>Value of an implicit field of a conclusion: most are never read, so they are made when one is. Null for a row that only might exist.</summary>
    public static Value Of(FieldDef field, ConclusionRow row, StatusTable statuses)
    {
        if (row.Doubt is not null)
        {
            return Value.Null;
        }

        var evidence = row.Gathered.Evidence;
        return field.Name switch
        {
            Rule => Text(field, row.Binding.Plan.Rule.Id),
            Subject => Text(field, row.Binding.Subject),
            Status when evidence is not null => Text(field, StatusWords.Of(statuses.Summarise(evidence).Status)),
            Origin when evidence?.Origin is { } origin => Text(field, StatusWords.Of(origin)),
            Basis when evidence is not null => Text(field, statuses.Summarise(evidence).BasisText),
            Provisional => Value.Of(NoteRope.IsProvisional(row.Gathered.Notes)),
            _ => Value.Null,
        };
    }

    /// <summary>A text in the type the loader gave the field.</summary>
    private static Value Text(FieldDef field, string text) => field.Type.Kind switch
    {
        DataKind.Enum => field.Type.Enum!.TryGet(text, out var member) ? Value.Of(member) : Value.Of(text),
        DataKind.List => Value.Of(ListValue.Of([.. text.Split('；', StringSplitOptions.RemoveEmptyEntries).Select(t => Value.Of(t))])),
        _ => Value.Of(text),
    };
}
