namespace Zhudian.Advisor.Reports.Editions;

/// <summary>One sensitive text of the sheet and the number that stands for it in the public edition.</summary>
/// <param name="Number">Number, such as 企业01.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="Field">Where it was read first, such as 企业.名称.</param>
/// <param name="Key">Key of that row in the sheet.</param>
public sealed record NumberedName(string Number, string Text, string Field, string Key)
{
    /// <summary>The name of a row or of a person who attests: replaced wherever it stands.</summary>
    public bool IsName { get; init; }

    /// <summary>A field that is not graded 敏感 says just the same: replaced only where it is printed as the sensitive fact.</summary>
    public bool IsShared { get; init; }
}
