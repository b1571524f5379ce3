namespace Zhudian.Advisor.Reports.Editions;

/// <summary>One sensitive text of the sheet and the number that stands for it in the public edition.</summary>
/// <param name="Number">Number, such as 企业01.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="Field">Where it was read first, such as 企业.名称.</param>
/// <param name="Key">Key of that row in the sheet.</param>
public sealed record NumberedName(string Number, string Text, string Field, string Key);
