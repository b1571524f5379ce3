namespace Zhudian.Advisor.Reports.Editions;

/// <summary>For whom a document is made (DOMAIN §1.4, §2.1-1): the same assessment, other names.</summary>
public enum DraftEdition
{
    /// <summary>内部: names as the sheet gives them; the annex lists the numbers the public edition uses.</summary>
    Internal,

    /// <summary>公开: what the vocabulary grades 敏感 (names of enterprises and persons) appears by number only.</summary>
    Public,
}

/// <summary>Names of the editions.</summary>
public static class DraftEditions
{
    /// <summary>Chinese names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["内部", "公开"];

    /// <summary>Chinese name.</summary>
    public static string NameOf(DraftEdition edition) => Names[(int)edition];

    /// <summary>The edition of a Chinese name; null when there is none.</summary>
    public static DraftEdition? Of(string name) => name switch { "内部" => DraftEdition.Internal, "公开" => DraftEdition.Public, _ => null };
}
