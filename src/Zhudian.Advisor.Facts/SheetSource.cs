using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Facts.Xlsx;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Facts;

/// <summary>
/// A fact sheet as written: worksheets of cells and what was found while reading, nothing interpreted yet. Reading needs no knowledge base, so it can
/// go on while that is loaded; <see cref="SheetReader.Bind"/> gives it meaning. Errors of the user are findings, never exceptions.
/// </summary>
public sealed class SheetSource
{
    private bool _isTaken;

    private SheetSource(RawSheet? raw, Findings findings, string? folder)
    {
        Raw = raw;
        Findings = findings;
        Folder = folder;
    }

    /// <summary>Null when the file could not be read.</summary>
    internal RawSheet? Raw { get; }

    internal Findings Findings { get; }

    /// <summary>Where files named by the sheet lie; null for bytes without a file.</summary>
    internal string? Folder { get; }

    /// <summary>Reads a file; messages show <paramref name="shownPath"/> (default: the path as given).</summary>
    public static SheetSource Read(string path, SheetLimits limits, string? shownPath = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(limits);
        var shown = (shownPath ?? path).Replace('\\', '/');
        var findings = new Findings();
        if (!SheetReader.TryFormatOf(path, out var format))
        {
            findings.Error(FactCodes.CannotOpen, new SourceLocation(shown, 0, 0), $"不认识的文件类型“{Path.GetExtension(path)}”", "事实表用 xlsx、yaml 或 json；csv 要配一份列映射");
            return new SheetSource(null, findings, null);
        }

        var bytes = InputFile.Read(path, shown, limits.FileBytes, findings);
        return bytes is null ? new SheetSource(null, findings, null) : new SheetSource(Raws(bytes, format, limits, shown, findings), findings, Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    /// <summary>Reads bytes of a known format.</summary>
    public static SheetSource Read(byte[] bytes, SheetFormat format, SheetLimits limits, string shownPath = "")
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(limits);
        var findings = new Findings();
        return new SheetSource(Raws(bytes, format, limits, shownPath, findings), findings, folder: null);
    }

    /// <summary>Binding adds to the worksheets and findings, so that a source can be bound once.</summary>
    internal void Take()
    {
        if (_isTaken)
        {
            throw new InvalidOperationException("a sheet source is bound once");
        }

        _isTaken = true;
    }

    private static RawSheet? Raws(byte[] bytes, SheetFormat format, SheetLimits limits, string shown, Findings findings)
    {
        if (bytes.LongLength > limits.FileBytes)
        {
            findings.Error(FactCodes.TooLarge, new SourceLocation(shown, 0, 0), $"文件 {bytes.LongLength / 1048576} MB，超过 {limits.FileBytes / 1048576} MB", "拆成几份");
            return null;
        }

        return format switch
        {
            SheetFormat.Json => new JsonSheetReader(limits, findings).Read(bytes, shown),
            SheetFormat.Xlsx => new XlsxSheetReader(limits, findings).Read(bytes, shown),
            _ => InputFile.Utf8(bytes, shown, findings) is { } text ? new YamlSheetReader(limits, findings).Read(text, shown) : null,
        };
    }
}
