using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Csv;

/// <summary>A yaml file of column mappings for given rows (<c>apply --map</c>).</summary>
internal static class MappingFile
{
    /// <summary>The entries of its key 映射; empty with findings when it cannot be read, empty without when it has none.</summary>
    public static List<ColumnMapping> Read(string path, SheetPlace place, SheetLimits limits, Findings findings)
        => InputFile.Read(path, path, limits.FileBytes, findings) is { } bytes && InputFile.Utf8(bytes, path, findings) is { } text
            && new YamlSheetReader(limits, findings).Read(text, path) is { } raw && raw.Tables.Find(t => t.Name == "映射") is { } table
                ? new MappingReader(place, findings).Read(table) : [];
}
