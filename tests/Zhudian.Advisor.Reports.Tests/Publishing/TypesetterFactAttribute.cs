using Zhudian.Advisor.Reports.Pdf;


namespace Zhudian.Advisor.Reports.Tests.Publishing;

/// <summary>A fact that needs the typesetting components and the readers of PDF; says what is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TypesetterFactAttribute : FactAttribute
{
    public TypesetterFactAttribute()
    {
        var options = TypesetterOptions.FromEnvironment();
        if (!Directory.Exists(Path.Combine(options.ModulesFolder, "node_modules")) || !options.FontFolders.Any(Directory.Exists))
        {
            Skip = "typesetting components are not installed: run ./build.sh";
        }
        else if (!Tools.Has("pdftotext"))
        {
            Skip = "poppler-utils is not installed";
        }
    }
}
