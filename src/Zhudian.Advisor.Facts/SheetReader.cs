using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Csv;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts;

/// <summary>
/// Reads a fact sheet of any format; all errors at once as diagnostics FCT…, never an exception for what a user can do wrong. A yaml or json
/// file may take worksheets from CSV files through column mappings (key 映射, files beside it); bytes without a file may not.
/// </summary>
public sealed class SheetReader(KnowledgeBase knowledge, SheetReadOptions? options = null)
{
    private readonly SheetReadOptions _options = options ?? SheetReadOptions.Default;

    private static readonly (string Extension, SheetFormat Format)[] Formats =
        [(".xlsx", SheetFormat.Xlsx), (".xlsm", SheetFormat.Xlsx), (".yaml", SheetFormat.Yaml), (".yml", SheetFormat.Yaml), (".json", SheetFormat.Json)];

    /// <summary>Extensions of the files that can be read, with their dots, in lower case.</summary>
    public static IEnumerable<string> Extensions => Formats.Select(f => f.Extension);

    /// <summary>Format by extension; false when it is none of ours.</summary>
    public static bool TryFormatOf(string path, out SheetFormat format)
    {
        var extension = Path.GetExtension(path);
        foreach (var (known, its) in Formats)
        {
            if (known.Equals(extension, StringComparison.OrdinalIgnoreCase))
            {
                format = its;
                return true;
            }
        }

        format = SheetFormat.Yaml;
        return false;
    }

    /// <summary>Reads a file; messages show <paramref name="shownPath"/> (default: the path as given).</summary>
    public SheetResult Read(string path, string? shownPath = null) => Bind(SheetSource.Read(path, _options.Limits, shownPath));

    /// <summary>Reads bytes of a known format.</summary>
    public SheetResult Read(byte[] bytes, SheetFormat format, string shownPath = "") => Bind(SheetSource.Read(bytes, format, _options.Limits, shownPath));

    /// <summary>Gives meaning to a sheet that was read before, within the same bounds. A source is bound once; a second time is an exception.</summary>
    public SheetResult Bind(SheetSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.Take();
        if (source.Raw is { } raw && source.Folder is { } folder)
        {
            new CsvImport(knowledge, _options.Limits, source.Findings).Add(raw, folder);
        }

        return source.Raw is null ? new SheetResult(null, source.Findings.ToImmutable()) : new SheetBinder(knowledge, _options, strict: true).Bind(source.Raw, source.Findings);
    }
}
