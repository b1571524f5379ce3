using System.Text;
using Zhudian.Advisor.Facts.Binding;
using Zhudian.Advisor.Facts.Csv;
using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Facts.Xlsx;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts;

/// <summary>
/// Reads a fact sheet of any format; all errors at once as diagnostics FCT…, never an exception for what a user can do wrong. A yaml or json
/// file may take worksheets from CSV files through column mappings (key 映射, files beside it); bytes without a file may not.
/// </summary>
public sealed class SheetReader(KnowledgeBase knowledge, SheetReadOptions? options = null)
{
    private readonly SheetReadOptions _options = options ?? SheetReadOptions.Default;

    /// <summary>Format by extension; false when it is none of ours.</summary>
    public static bool TryFormatOf(string path, out SheetFormat format)
    {
        (var known, format) = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".yaml" or ".yml" => (true, SheetFormat.Yaml),
            ".json" => (true, SheetFormat.Json),
            ".xlsx" or ".xlsm" => (true, SheetFormat.Xlsx),
            _ => (false, SheetFormat.Yaml),
        };
        return known;
    }

    /// <summary>Reads a file; messages show <paramref name="shownPath"/> (default: the path as given).</summary>
    public SheetResult Read(string path, string? shownPath = null)
    {
        var shown = (shownPath ?? path).Replace('\\', '/');
        var findings = new Findings();
        if (!TryFormatOf(path, out var format))
        {
            findings.Error(FactCodes.CannotOpen, new SourceLocation(shown, 0, 0), $"不认识的文件类型“{Path.GetExtension(path)}”", "事实表用 xlsx、yaml 或 json；csv 要配一份列映射");
            return new SheetResult(null, findings.ToImmutable());
        }

        var bytes = InputFile.Read(path, shown, _options.Limits.FileBytes, findings);
        return bytes is null ? new SheetResult(null, findings.ToImmutable()) : Read(bytes, format, shown, findings, Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    /// <summary>Reads bytes of a known format.</summary>
    public SheetResult Read(byte[] bytes, SheetFormat format, string shownPath = "")
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Read(bytes, format, shownPath, new Findings(), folder: null);
    }

    private SheetResult Read(byte[] bytes, SheetFormat format, string shown, Findings findings, string? folder)
    {
        if (bytes.LongLength > _options.Limits.FileBytes)
        {
            findings.Error(FactCodes.TooLarge, new SourceLocation(shown, 0, 0), $"文件 {bytes.LongLength / 1048576} MB，超过 {_options.Limits.FileBytes / 1048576} MB", "拆成几份");
            return new SheetResult(null, findings.ToImmutable());
        }

        var raw = format switch
        {
            SheetFormat.Json => new JsonSheetReader(_options.Limits, findings).Read(bytes, shown),
            SheetFormat.Xlsx => new XlsxSheetReader(_options.Limits, findings).Read(bytes, shown),
            _ => InputFile.Utf8(bytes, shown, findings) is { } text ? new YamlSheetReader(_options.Limits, findings).Read(text, shown) : null,
        };
        if (raw is not null && folder is not null)
        {
            new CsvImport(knowledge, _options.Limits, findings).Add(raw, folder);
        }

        return raw is null ? new SheetResult(null, findings.ToImmutable()) : new SheetBinder(knowledge, _options, strict: true).Bind(raw, findings);
    }
}
