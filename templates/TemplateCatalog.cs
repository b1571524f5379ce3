using Zhudian.Advisor.Reports.Drafting;

namespace Zhudian.Advisor.Templates;

/// <summary>The templates of this library.</summary>
internal static class TemplateCatalog
{
    public static IReadOnlyList<DocumentTemplate> All { get; } =
    [
        new("综合解决方案", "一市一策综合解决方案（技术报告）", "/综合解决方案/Index.cshtml"),
    ];
}
